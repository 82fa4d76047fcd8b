"""Staffed hours: when a trained person is really here, and the one honest sentence every page says about it."""
