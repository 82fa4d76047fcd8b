"""The pages of the room: the hours, the watch, calls and drills."""
