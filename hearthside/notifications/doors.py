"""Who may open which address of the notifications room."""

from hearthside.kernel.doors import Door

DOORS = {
    "notifications:notices": Door(get="302 200 200 200 200 200 200 403"),
    "notifications:all_seen": Door(post="302 302 302 302 302 302 302 403"),
    "notifications:open": Door(get="302 404 404 404 404 404 404 403"),
    "notifications:open_together": Door(get="302 404 404 404 404 404 404 403"),
    "notifications:mute_place": Door(post="302 302 302 302 302 302 302 403"),
    "notifications:wishes": Door(
        get="302 200 200 200 200 200 200 403",
        post="302 422 422 422 422 422 422 403",
    ),
    "notifications:calls": Door(get="302 200 200 200 200 200 200 403", post="302 302 302 302 302 302 302 403"),
    "notifications:add_device": Door(post="302 422 422 422 422 422 422 403"),
    "notifications:remove_device": Door(post="302 302 302 302 302 302 302 403"),
    "notifications:channels": Door(get="302 404 404 404 404 200 404 403"),
}
