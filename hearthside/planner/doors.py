"""Who may open which address of the planner: everybody looks, members plan. In the walk the plan is the moderator's."""

from hearthside.kernel.doors import Door

EVERYBODY = "200 200 200 200 200 200 200 403"
MEMBERS = "302 200 200 200 200 200 200 403"
DOORS = {
    "planner:suggest": Door(get=EVERYBODY, post="422 422 422 422 422 422 422 403"),
    "planner:mine": Door(get=MEMBERS),
    "planner:back": Door(get=MEMBERS),
    "planner:own": Door(get=MEMBERS, post="302 302 302 302 302 302 302 403"),
    "planner:plan": Door(get="302 404 404 404 200 404 404 403", post="302 404 404 404 302 404 404 403"),
    "planner:activity": Door(get=EVERYBODY, post="302 422 422 422 422 422 422 403"),
    "planner:together": Door(get=MEMBERS, post="302 422 422 422 422 422 422 403"),
}
