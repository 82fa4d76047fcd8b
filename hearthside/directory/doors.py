"""Who may open which address of the directory."""

from hearthside.kernel.doors import Door

DOORS = {
    "directory:help": Door(get="200"),
    "directory:way": Door(get="200"),
    "directory:worried": Door(get="200"),
    "directory:check": Door(
        get="302 403 403 403 403 200 403 403",
        post="302 403 403 403 403 422 403 403",
    ),
    "directory:contacts": Door(
        get="302 200 200 200 200 200 200 200",
        post="302 422 422 422 422 422 422 422",
    ),
    "directory:remove_contact": Door(post="302"),
}
