"""Pages of this room: trying groups, and keeping company."""
