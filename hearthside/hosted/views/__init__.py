"""Pages of hosted rooms: the door, the room, what hosts do, and the guide on paper."""

from hearthside.hosted.views.leading import guide, lead
from hearthside.hosted.views.room import after, do, enter, news, open_room, room, say

__all__ = ["after", "do", "enter", "guide", "lead", "news", "open_room", "room", "say"]
