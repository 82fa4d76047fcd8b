"""Who may open which address of the groups room. The group of the walk is open, listed and joined without asking."""

from hearthside.kernel.doors import Door

EVERYBODY = "200 200 200 200 200 200 200 403"
SIGNED_IN = "302 200 200 200 200 200 200 403"
INSIDE = "302 403 200 200 200 403 200 403"
INSIDE_DOES = "302 403 302 302 302 403 302 403"
NOBODY_HERE = "302 403 403 403 403 403 403 403"


def leading(answer: int) -> str:
    """The moderator of the group gets this answer, everybody else a refusal."""
    return f"302 403 403 403 {answer} 403 403 403"


DOORS = {
    "groups:list": Door(get=EVERYBODY),
    "groups:mine": Door(get=SIGNED_IN),
    "groups:new": Door(get=SIGNED_IN, post="302 422 422 422 422 422 422 403"),
    "groups:waiting": Door(get="302 403 403 403 403 200 403 403"),
    "groups:decide": Door(post="302 403 403 403 403 404 403 403"),
    "groups:decide_listing": Door(post="302 403 403 403 403 404 403 403"),
    "groups:invitation": Door(get=EVERYBODY, post="422 422 422 422 422 422 422 403"),
    "groups:invited": Door(get="302 302 302 302 302 302 302 403"),
    "groups:group": Door(get=EVERYBODY),
    "groups:gentle": Door(post=NOBODY_HERE),
    "groups:memory": Door(get="302 404 404 404 404 404 404 403", post="302 404 404 404 404 404 404 403"),
    "groups:rules": Door(get=EVERYBODY),
    "groups:join": Door(post="302 302 302 302 302 302 302 403"),
    "groups:agree": Door(get=INSIDE, post="302 403 422 422 422 403 422 403"),
    "groups:yours": Door(get=INSIDE),
    "groups:pause": Door(post=INSIDE_DOES),
    "groups:come_back": Door(post=INSIDE_DOES),
    "groups:step_back": Door(post=INSIDE_DOES),
    "groups:leave": Door(get=INSIDE, post=INSIDE_DOES),
    "groups:people": Door(get=INSIDE),
    "groups:set_role": Door(post=NOBODY_HERE),
    "groups:requests": Door(get=leading(200)),
    "groups:answer": Door(post=leading(409)),
    "groups:invitations": Door(get=leading(200), post=leading(422)),
    "groups:end_invitation": Door(post=leading(302)),
    "groups:lead": Door(get=leading(200)),
    "groups:edit": Door(get=NOBODY_HERE, post=NOBODY_HERE),
    "groups:facts": Door(get=NOBODY_HERE, post=NOBODY_HERE),
    "groups:change_rules": Door(get=NOBODY_HERE, post=NOBODY_HERE),
    "groups:set_state": Door(post=NOBODY_HERE),
}
