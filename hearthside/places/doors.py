"""Who may open which address of the room. In the walk nobody's role keeps the place or leads the group that booked it."""

from hearthside.kernel.doors import Door

SIGNED_IN = "302 200 200 200 200 200 200 403"


def team(answer: int) -> str:
    """The team gets this answer, everybody else a refusal."""
    return f"302 403 403 403 403 {answer} 403 403"


DOORS = {
    "places:list": Door(get=SIGNED_IN),
    "places:new": Door(get=team(200), post=team(422)),
    "places:venue": Door(get=SIGNED_IN, post="302 422 422 422 422 422 422 403"),
    "places:change": Door(get=team(200), post=team(422)),
    "places:answer": Door(post="302 404 404 404 302 302 404 403"),
}
