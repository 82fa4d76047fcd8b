"""Who may open which address of the room. The walk sends empty forms."""

from hearthside.kernel.doors import Door

DOORS = {
    "search:search": Door(get="200 200 200 200 200 200 200 403", post="200 200 200 200 200 200 200 403"),
    "search:found": Door(get="302 200 200 200 200 200 200 403", post="302 422 422 422 422 422 422 403"),
}
