"""Who may open which address of the room. The slot of the walk is given by the helper; the appointment is the member's with them."""

from hearthside.kernel.doors import Door

ALL = "302 200 200 200 200 200 200 403"
MEMBERS = "302 404 200 404 404 404 404 403"

DOORS = {
    "appointments:list": Door(get=ALL),
    "appointments:yours": Door(get=ALL),
    "appointments:give": Door(get="302 404 404 200 404 404 404 403", post="302 404 404 422 404 404 404 403"),
    "appointments:offer": Door(post="302 404 404 422 404 404 404 403"),
    "appointments:withdraw": Door(post="302 404 404 302 404 404 404 403"),
    "appointments:professionals": Door(get="302 404 404 404 404 200 404 403", post="302 404 404 404 404 422 404 403"),
    "appointments:end_professional": Door(post="302 404 404 404 404 404 404 403"),
    "appointments:giver": Door(get="302 200 200 404 200 200 200 403"),
    "appointments:book": Door(get="302 200 200 404 200 200 200 403", post="302 302 302 404 302 302 302 403"),
    "appointments:one": Door(get="302 404 200 200 404 404 404 403"),
    "appointments:move": Door(get="302 404 200 403 404 404 404 403", post="302 404 404 403 404 404 404 403"),
    "appointments:off": Door(get="302 404 200 200 404 404 404 403", post="302 404 302 302 404 404 404 403"),
    "appointments:file": Door(get="302 404 200 200 404 404 404 403"),
    "appointments:room": Door(get="302 404 409 409 404 404 404 403"),
    "appointments:news": Door(get="302 404 302 302 404 404 404 403"),
    "appointments:yes": Door(post="302 404 409 409 404 404 404 403"),
}
