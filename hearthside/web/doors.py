"""Who may open which address. The place of the walk is set up and has an operator, so the set-up is behind it."""

from hearthside.kernel.doors import Door

# order: visitor new member helper moderator admin blocked suspended
EVERYBODY = "200 200 200 200 200 200 200 403"
OPERATORS = "302 404 404 404 404 200 404 403"


def operators_post(answer: int) -> str:
    """The operator gets this answer, everybody else what they get on the page."""
    return f"302 404 404 404 404 {answer} 404 403"


DOORS = {
    "web:home": Door(get=EVERYBODY),
    "web:start": Door(get="302 200 302 302 302 200 302 403"),
    "web:low": Door(get="302 302 302 302 302 302 302 403", post="302 302 302 302 302 302 302 403"),
    "web:company": Door(get=EVERYBODY),
    "web:set_up": Door(get="302 302 302 302 302 302 302 403", post="302 302 302 302 302 302 302 403"),
    "web:account": Door(get="302 302 302 302 302 302 302 403", post="302 302 302 302 302 302 302 403"),
    "web:checklist": Door(get=OPERATORS),
    "web:doors": Door(post=operators_post(409)),
    "web:site": Door(get=OPERATORS, post=operators_post(422)),
    "web:backups": Door(get=OPERATORS),
    "web:people": Door(get=OPERATORS),
    "web:roles": Door(get=OPERATORS, post=operators_post(302)),
    "web:end_sessions": Door(post=operators_post(302)),
    "web:take_second_step_away": Door(post=operators_post(409)),
    "web:privacy": Door(get="200"),
    "web:about_safety": Door(get="200"),
    "web:discreet": Door(post="302"),
    "web:robots": Door(get="200"),
    "web:security": Door(get="200"),
}
