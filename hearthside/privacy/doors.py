"""Who may open which address of the room: everybody their own, a paused person too. In the walk the copy is somebody else's."""

from hearthside.kernel.doors import Door

MINE = "302 200 200 200 200 200 200 200"
DOORS = {
    "privacy:mine": Door(get=MINE),
    "privacy:ask": Door(post="302"),
    "privacy:download": Door(get="302 404 404 404 404 404 404 404"),
    "privacy:who_sees": Door(get=MINE),
    "privacy:agreed": Door(get=MINE),
    "privacy:erase": Door(get=MINE, post="302 422 422 422 422 422 422 422"),
    "privacy:gone": Door(get="200"),
}
