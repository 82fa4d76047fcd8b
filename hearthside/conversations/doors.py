"""What each kind of person gets at each address of this room."""

from hearthside.kernel.doors import Door

# order: visitor new member helper moderator admin blocked suspended
DOORS = {
    "conversations:list": Door(get="200 200 200 200 200 200 200 403"),
    "conversations:new": Door(get="302 403 200 200 200 403 200 403", post="302 422 422 422 422 422 422 403"),
    "conversations:mine": Door(get="302 200 200 200 200 200 200 403"),
    "conversations:words": Door(post="302 200 200 200 200 200 200 403"),
    "conversations:thread": Door(get="302 302 200 200 200 302 404 403"),
    "conversations:after": Door(get="302 404 200 200 200 404 404 403"),
    "conversations:reply": Door(post="302 404 422 422 422 404 404 403"),
    "conversations:follow": Door(post="302 404 302 302 302 404 404 403"),
    "conversations:post": Door(get="302 404 302 302 302 404 404 403"),
    "conversations:edit": Door(get="302 404 403 403 403 404 404 403", post="302 404 403 403 403 404 404 403"),
    "conversations:take_back": Door(get="302 404 403 403 403 404 404 403", post="302 404 403 403 403 404 404 403"),
    "conversations:react": Door(post="302 404 404 404 404 404 404 403"),
    "conversations:answer": Door(post="302 404 302 302 302 404 404 403"),
}
