"""Who may open which address of the room. In the walk the request is about a case of the moderator's group."""

from hearthside.kernel.doors import Door

DOORS = {
    "oversight:record": Door(get="302 404 404 404 404 200 404 403"),
    "oversight:openings": Door(get="302 404 404 404 404 200 404 403"),
    "oversight:ask": Door(get="302 404 404 404 404 404 404 403", post="302 404 404 404 404 404 404 403"),
    "oversight:opening": Door(get="302 404 404 404 404 200 404 403"),
    "oversight:answer": Door(post="302 404 404 404 404 302 404 403"),
    "oversight:look": Door(post="302 404 404 404 404 403 404 403"),
    "oversight:told": Door(get="302 404 404 404 404 404 404 404"),
}
