"""Who may open which address of this room. In the walk nobody of the roles leads the group, and offers and notes are somebody else's."""

from hearthside.kernel.doors import Door

INSIDE = "302 403 200 200 200 403 200 403"
LEADS = "302 403 403 403 403 403 403 403"
NOT_ENDING = "302 403 409 409 409 403 409 403"
NOT_THEIRS = "302 404 404 404 404 404 404 403"

DOORS = {
    "seasons:keeping": Door(get=INSIDE),
    "seasons:ask": Door(get=LEADS, post=LEADS),
    "seasons:merge": Door(get=LEADS, post=LEADS),
    "seasons:close": Door(get=LEADS, post=LEADS),
    "seasons:call_off": Door(post=LEADS),
    "seasons:closing": Door(get=NOT_ENDING),
    "seasons:join_into": Door(post=NOT_ENDING),
    "seasons:leave_note": Door(get=INSIDE, post="302 403 422 422 422 403 422 403"),
    "seasons:alone": Door(get="302 403 403 403 403 200 403 403"),
    "seasons:look_for_somebody": Door(post="302 403 403 403 403 409 403 403"),
    "seasons:offers": Door(get="302 200 200 200 200 200 200 403"),
    "seasons:offer": Door(get=NOT_THEIRS, post=NOT_THEIRS),
    "seasons:notes": Door(get="302 200 200 200 200 200 200 403"),
    "seasons:note": Door(get=NOT_THEIRS, post=NOT_THEIRS),
}
