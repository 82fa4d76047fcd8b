"""Pages of appointments: finding a time, what one has, the waiting room, giving times."""

from hearthside.appointments.views.booking import book, file, giver, givers, move, off, one, yours
from hearthside.appointments.views.giving import end_professional, give, offer, professionals, withdraw
from hearthside.appointments.views.waiting_room import news, room, say_yes

__all__ = [
    "book",
    "end_professional",
    "file",
    "give",
    "giver",
    "givers",
    "move",
    "news",
    "off",
    "offer",
    "one",
    "professionals",
    "room",
    "say_yes",
    "withdraw",
    "yours",
]
