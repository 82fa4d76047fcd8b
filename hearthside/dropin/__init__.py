"""Drop-in: one fair line for people online and at the door, with honest waiting times. Only counts stay of it."""
