"""The card of a group: how it is there, worked out from what is on record by rules for all, and what people say who were there."""
