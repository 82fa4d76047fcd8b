"""Helplines and the help page: works without a login, a script or a database. Nobody is ever tracked here."""
