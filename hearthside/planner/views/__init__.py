"""Pages of the planner: suggestions, plans, own ideas, and doing it together."""
