"""Who may open which address of the room. In the walk the talk is between the member and somebody else, with the helper as the third."""

from hearthside.kernel.doors import Door

DOORS = {
    "mending:offer": Door(get="302 404 404 404 404 404 404 403", post="302 404 404 404 404 404 404 403"),
    "mending:talk": Door(get="302 404 200 200 404 404 404 403"),
    "mending:act": Door(post="302 404 302 302 404 404 404 403"),
}
