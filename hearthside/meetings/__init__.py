"""Meetings: when and where a group meets, who hosts, who comes, and calendars of it. What happens in the room is not of this room."""
