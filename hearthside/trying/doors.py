"""Who may open which address of this room. The group of the walk is open, so it takes people who look around; nobody of the walk does."""

from hearthside.kernel.doors import Door

DOORS = {
    "trying:list": Door(get="302 200 200 200 200 200 200 403"),
    "trying:compare": Door(get="302 200 200 200 200 200 200 403"),
    "trying:forget": Door(post="302 302 302 302 302 302 302 403"),
    "trying:begin": Door(get="302 200 409 409 409 200 409 403", post="302 422 409 409 409 422 409 403"),
    "trying:note": Door(get="302 404 404 404 404 404 404 403", post="302 404 404 404 404 404 404 403"),
    "trying:leave": Door(get="302 404 404 404 404 404 404 403", post="302 404 404 404 404 404 404 403"),
    "trying:stay": Door(get="302 200 302 302 302 200 302 403", post="302 302 302 302 302 302 302 403"),
    "trying:tasters": Door(get="302 403 403 403 200 403 403 403", post="302 403 403 403 302 403 403 403"),
    "trying:buddy": Door(get="302 403 200 200 200 403 200 403", post="302 403 302 302 302 403 302 403"),
    "trying:pair": Door(post="302 404 404 404 404 404 404 403"),
}
