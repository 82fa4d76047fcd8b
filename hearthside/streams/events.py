"""The names of the notices of this room."""

ON_SCREEN = "streams.on_screen"
TAKE_DOWN = "streams.take_down"
