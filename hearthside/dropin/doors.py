"""Who may open which address of the room. In the walk the drop-in is a week away, and nobody has opened its line yet."""

from hearthside.kernel.doors import Door

NOT_OPEN = "302 409 409 409 409 409 409 403"
NO_SUCH_VERB = "302 404 404 404 404 404 404 403"
HOSTS = "302 403 403 403 200 403 403 403"

DOORS = {
    "dropin:list": Door(get="200 200 200 200 200 200 200 403"),
    "dropin:how": Door(get="200 200 200 200 200 200 200 403"),
    "dropin:line": Door(get="302 200 200 200 200 200 200 403"),
    "dropin:news": Door(get="302 302 302 302 302 302 302 403"),
    "dropin:join": Door(post=NOT_OPEN),
    "dropin:do": Door(post=NO_SUCH_VERB),
    "dropin:desk": Door(get=HOSTS),
    "dropin:desk_news": Door(get="302 403 403 403 302 403 403 403"),
    "dropin:here": Door(post="302 403 403 403 409 403 403 403"),
    "dropin:door": Door(post=NOT_OPEN),
    "dropin:first": Door(post=NOT_OPEN),
    "dropin:lead": Door(post=NO_SUCH_VERB),
    "dropin:settings": Door(get="302 404 404 404 200 404 404 403", post="302 404 404 404 422 404 404 403"),
}
