"""Pages, by what a person is doing."""
