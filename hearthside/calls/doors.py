"""Who may open which address of the room. In the walk the meeting has a link of its own, is a week away, and nobody asked to come in."""

from hearthside.kernel.doors import Door

NOBODY_ASKED = "302 404 404 404 404 404 404 403"
SIGNED_IN = "302 200 200 200 200 200 200 403"

DOORS = {
    "calls:door": Door(get=SIGNED_IN),
    "calls:news": Door(get=SIGNED_IN),
    "calls:ask": Door(post="302 422 422 422 422 422 422 403"),
    "calls:begin": Door(post="302 403 403 403 409 403 403 403"),
    "calls:link": Door(post=NOBODY_ASKED),
    "calls:go": Door(get=NOBODY_ASKED),
    "calls:leave": Door(post=NOBODY_ASKED),
    "calls:lead": Door(post=NOBODY_ASKED),
}
