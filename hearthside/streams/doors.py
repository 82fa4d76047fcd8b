"""Who may open which address of the room. In the walk the meeting is open to all, and its stream is planned but not begun."""

from hearthside.kernel.doors import Door

EVERYBODY = "200 200 200 200 200 200 200 403"
LEADS = "302 403 403 403 {} 403 403 403"

DOORS = {
    "streams:stream": Door(get=EVERYBODY),
    "streams:news": Door(get=EVERYBODY),
    "streams:talk": Door(get="302 200 200 200 200 200 200 403"),
    "streams:plan": Door(get=LEADS.format(200), post=LEADS.format(422)),
    "streams:begin": Door(post=LEADS.format(302)),
    "streams:end": Door(post=LEADS.format(302)),
    "streams:people": Door(post=LEADS.format(422)),
    "streams:say": Door(post="302 403 403 403 403 403 403 403"),
}
