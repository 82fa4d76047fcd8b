"""Who may open which address of the room. In the walk the contact is somebody else's."""

from hearthside.kernel.doors import Door

DOORS = {
    "aftercare:tomorrow": Door(get="302 200 200 200 200 200 200 200", post="302"),
    "aftercare:contact": Door(
        get="302 404 404 404 404 404 404 404",
        post="302 404 404 404 404 404 404 404",
    ),
    "aftercare:wishes": Door(post="302"),
}
