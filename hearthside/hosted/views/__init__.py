"""Pages of hosted rooms: the door, the room, and what hosts do."""

from hearthside.hosted.views.leading import lead
from hearthside.hosted.views.room import after, do, enter, news, open_room, room, say

__all__ = ["after", "do", "enter", "lead", "news", "open_room", "room", "say"]
