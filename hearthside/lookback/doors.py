"""Who may open which address of the room: as for the page of the case."""

from hearthside.kernel.doors import Door

DOORS = {"lookback:before": Door(get="302 404 404 404 200 404 404 403")}
