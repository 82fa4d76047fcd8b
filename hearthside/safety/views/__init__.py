"""The pages of the room: the desk, reports, and what concerns oneself."""
