"""Who may open which address of the room. In the walk the moderator leads the group, and nobody else keeps a part."""

from hearthside.kernel.doors import Door

LEADS = "302 403 403 403 200 403 403 403"
DOORS = {
    "programmes:programme": Door(get="200 200 200 200 200 200 200 403"),
    "programmes:new_part": Door(get=LEADS, post="302 403 403 403 422 403 403 403"),
    "programmes:part": Door(get="302 404 404 404 200 404 404 403", post="302 404 404 404 422 404 404 403"),
    "programmes:course": Door(get=LEADS, post="302 403 403 403 422 403 403 403"),
}
