"""Who may open which address of this room. In the walk nobody of the roles runs the organisation."""

from hearthside.kernel.doors import Door

SIGNED_IN = "302 200 200 200 200 200 200 403"
NOBODY = "302 404 404 404 404 404 404 403"


def operators(answer: int) -> str:
    """Operators get this answer; for everybody else there is no such page."""
    return f"302 404 404 404 404 {answer} 404 403"


DOORS = {
    "organisations:list": Door(get=SIGNED_IN),
    "organisations:new": Door(get=operators(200), post=operators(422)),
    "organisations:organisation": Door(get=NOBODY),
    "organisations:administrators": Door(get=operators(200), post=operators(422)),
    "organisations:take": Door(post=operators(302)),
    "organisations:step_down": Door(post=NOBODY),
    "organisations:answer": Door(post=NOBODY),
    "organisations:roof": Door(get="302 403 200 200 200 403 200 403", post="302 403 403 403 403 403 403 403"),
}
