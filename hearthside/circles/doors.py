"""Who may open which address of the circles room. The group of the walk is no circle."""

from hearthside.kernel.doors import Door

EVERYBODY = "200 200 200 200 200 200 200 403"
NO_CIRCLE = "302 403 409 409 409 403 409 403"
TEAM = "302 403 403 403 403 200 403 403"

DOORS = {
    "circles:code": Door(get="302 302 302 302 302 302 302 403"),
    "circles:start": Door(get=EVERYBODY),
    "circles:growing": Door(get=TEAM),
    "circles:decide": Door(post="302 403 403 403 403 404 403 403"),
    "circles:shape": Door(get=EVERYBODY),
    "circles:new": Door(get="302 200 200 200 200 200 200 403", post="302 422 422 422 422 422 422 403"),
    "circles:plan": Door(get="302 403 200 200 200 403 200 403", post="302 403 403 403 403 403 403 403"),
    "circles:grow": Door(get=NO_CIRCLE, post=NO_CIRCLE),
    "circles:answer": Door(post=NO_CIRCLE),
}
