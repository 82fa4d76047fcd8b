"""Pages of drop-ins: the list, the line, the desk, and how it is kept."""

from hearthside.dropin.views.desk import desk, desk_news, door, first, here, lead
from hearthside.dropin.views.reading import hours_list, how, settings
from hearthside.dropin.views.waiting import do, join, line_view, news

__all__ = [
    "desk",
    "desk_news",
    "do",
    "door",
    "first",
    "here",
    "hours_list",
    "how",
    "join",
    "lead",
    "line_view",
    "news",
    "settings",
]
