"""Who may open which address of the room. Nobody of the walk is a safety lead, so the tree exists for none of them."""

from hearthside.kernel.doors import Door

DOORS = {
    "gate:gate": Door(get="302 404 404 404 404 200 404 403", post="302 404 404 404 404 422 404 403"),
    "gate:close": Door(post="302 404 404 404 404 422 404 403"),
    "gate:tree": Door(get="302 404 404 404 404 404 404 403"),
}
