"""Who may open which address of the room. In the walk nobody has opened the live room yet, and nobody was at the meeting."""

from hearthside.kernel.doors import Door

NOT_OPEN = "302 409 409 409 409 409 409 403"
NOT_THERE = "302 404 404 404 404 404 404 403"

DOORS = {
    "facilitating:console": Door(get=NOT_OPEN),
    "facilitating:lead": Door(post=NOT_OPEN),
    "facilitating:step_in": Door(post=NOT_THERE),
    "facilitating:sheet": Door(get="302 403 403 403 200 403 403 403"),
    "facilitating:log": Door(get="302 403 403 403 200 403 403 403", post="302 403 403 403 302 403 403 403"),
    "facilitating:onward": Door(get=NOT_THERE),
    "facilitating:felt": Door(get=NOT_THERE, post=NOT_THERE),
}
