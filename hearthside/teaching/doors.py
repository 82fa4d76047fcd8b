"""Who may open which address of the room. Nobody of the walk is a safety lead, so nobody chooses a reader; the second look
of the walk is about a conversation of the moderator's group."""

from hearthside.kernel.doors import Door

NOBODY = "302 404 404 404 404 404 404 403"
DOORS = {
    "teaching:looks": Door(get="302 404 404 404 200 404 404 403"),
    "teaching:look": Door(post="302 404 404 404 302 404 404 403"),
    "teaching:readers": Door(get="302 404 404 404 404 200 404 403"),
    "teaching:adopt": Door(post=NOBODY),
    "teaching:back": Door(post=NOBODY),
    "teaching:private": Door(post=NOBODY),
}
