"""Who may open which address of the roster. In the walk the watch asked for is over (409), nobody was called, and the link is old."""

from hearthside.kernel.doors import Door

TEAM = "302 403 403 403 403 422 403 403"
WATCH = "302 404 404 200 200 200 404 403"
DONE = "302 404 404 302 302 302 404 403"
WRONG = "302 404 404 422 422 422 404 403"
DOORS = {
    "roster:hours": Door(get="200"),
    "roster:add": Door(post=TEAM),
    "roster:day_off": Door(post=TEAM),
    "roster:remove": Door(post="302 403 403 403 403 302 403 403"),
    "roster:watch": Door(get=WATCH),
    "roster:shift_add": Door(post=WRONG),
    "roster:here": Door(post=DONE),
    "roster:stop": Door(post=DONE),
    "roster:note": Door(post=WRONG),
    "roster:rest": Door(post=DONE),
    "roster:cover": Door(post="302 404 404 409 409 409 404 403"),
    "roster:calls": Door(get=WATCH),
    "roster:answer_page": Door(post="302 404 404 404 404 404 404 403"),
    "roster:drills": Door(get="302 404 404 404 404 200 404 403", post="302 404 404 404 404 302 404 403"),
    "roster:drill": Door(get="302 404 404 404 404 200 404 403"),
    "roster:drill_end": Door(post="302 404 404 404 404 302 404 403"),
    "roster:answer_link": Door(get="410", post="410"),
}
