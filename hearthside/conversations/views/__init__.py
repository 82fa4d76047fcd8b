"""The pages of this room: parse, access, action or query, render."""
