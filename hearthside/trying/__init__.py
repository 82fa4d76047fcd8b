"""Looking around in groups for a bounded time: read, say hello, keep private notes, compare, and go without a trace or join for good."""
