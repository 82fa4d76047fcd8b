"""Who may open which address of the room. In the walk the meeting is open to all, in an open group, and hosted by its moderator."""

from hearthside.kernel.doors import Door

EVERYBODY = "200 200 200 200 200 200 200 403"
SIGNED_IN = "302 200 200 200 200 200 200 403"


def leading(answer: int) -> str:
    """The moderator of the group gets this answer, everybody else a refusal."""
    return f"302 403 403 403 {answer} 403 403 403"


DOORS = {
    "meetings:week": Door(get=EVERYBODY),
    "meetings:sheet": Door(get=EVERYBODY),
    "meetings:yours": Door(get=SIGNED_IN),
    "meetings:feeds": Door(get=SIGNED_IN, post=SIGNED_IN),
    "meetings:end_feed": Door(post="302 302 302 302 302 302 302 403"),
    "meetings:feed": Door(get="404 404 404 404 404 404 404 403"),
    "meetings:code": Door(get=EVERYBODY, post="422 422 422 422 422 422 422 403"),
    "meetings:code_file": Door(get="302 302 302 302 302 302 302 403"),
    "meetings:meeting": Door(get=EVERYBODY),
    "meetings:answer": Door(post="302 403 403 403 403 403 403 403"),
    "meetings:answer_course": Door(post="302 302 302 302 302 302 302 403"),
    "meetings:come_by_code": Door(post="200 200 200 200 200 200 200 403"),
    "meetings:file": Door(get=EVERYBODY),
    "meetings:people": Door(get=leading(200)),
    "meetings:host": Door(post=leading(302)),
    "meetings:move": Door(get=leading(200), post=leading(422)),
    "meetings:call_off": Door(get=leading(200), post=leading(302)),
    "meetings:place_rests": Door(get="302 403 403 403 403 200 403 403", post="302 403 403 403 403 422 403 403"),
    "meetings:change": Door(get=leading(200), post=leading(422)),
    "meetings:end": Door(post=leading(302)),
    "meetings:of_group": Door(get=EVERYBODY),
    "meetings:new": Door(get=leading(200), post=leading(422)),
    "meetings:quiet_days": Door(get=leading(200), post=leading(422)),
}
