"""Who may open which address of the finder: everybody, without an account. Only what is kept belongs to somebody."""

from hearthside.kernel.doors import Door

EVERYBODY = "200 200 200 200 200 200 200 403"
DOORS = {
    "finding:start": Door(get=EVERYBODY),
    "finding:questions": Door(get=EVERYBODY, post=EVERYBODY),
    "finding:one_page": Door(get=EVERYBODY),
    "finding:look": Door(get=EVERYBODY, post=EVERYBODY),
    "finding:kept": Door(get="302 200 200 200 200 200 200 403", post="302 302 302 302 302 302 302 403"),
    "finding:well": Door(get=EVERYBODY),
    "finding:beside": Door(get=EVERYBODY),
    "finding:own": Door(get=EVERYBODY),
    "finding:small": Door(get=EVERYBODY),
}
