"""Who may open which address of this room. Nobody of the walk has been in the group for two weeks, and its moderator looks after it."""

from hearthside.kernel.doors import Door

DOORS = {
    "cards:card": Door(get="200 200 200 200 200 200 200 403"),
    "cards:review": Door(get="302 403 409 409 403 403 409 403", post="302 403 409 409 403 403 409 403"),
}
