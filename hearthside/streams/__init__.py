"""Live streams: a page on which many watch a talk, beside a room in which they can write with a host. The picture comes from where the
hosts say; a replay is shown only while everybody on screen has said yes themselves."""
