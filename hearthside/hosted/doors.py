"""Who may open which address of the room. In the walk nobody has opened it yet: the meeting is a week away."""

from hearthside.kernel.doors import Door

NOT_OPEN = "302 409 409 409 409 409 409 403"
NO_SUCH_VERB = "302 404 404 404 404 404 404 403"

DOORS = {
    "hosted:room": Door(get="302 200 200 200 200 200 200 403"),
    "hosted:open": Door(post="302 403 403 403 409 403 403 403"),
    "hosted:enter": Door(post=NOT_OPEN),
    "hosted:news": Door(get=NOT_OPEN),
    "hosted:say": Door(post=NOT_OPEN),
    "hosted:after": Door(post=NOT_OPEN),
    "hosted:do": Door(post=NO_SUCH_VERB),
    "hosted:lead": Door(post=NO_SUCH_VERB),
}
