"""Doors: for every address, what each kind of person gets. Rooms keep a `doors.py` with one row an address."""

from dataclasses import dataclass

ROLES = ("visitor", "new", "member", "helper", "moderator", "admin", "blocked", "suspended")


@dataclass(frozen=True)
class Door:
    """Status codes in the order of ROLES, a string a method; an empty string means that the method is not allowed (405)."""

    get: str = ""
    post: str = ""

    def expects(self, method: str) -> dict[str, int]:
        """Role to status for GET or POST; one code stands for all roles."""
        codes = [int(code) for code in (self.get if method == "GET" else self.post).split()] or [405]
        return dict(zip(ROLES, codes * len(ROLES) if len(codes) == 1 else codes, strict=False))


DOORS = {
    "kernel:healthz": Door(get="200"),
    "kernel:readyz": Door(get="200"),
    "ui:patterns": Door(get="200 200 200 200 200 200 200 403"),
}
"""The rows of the ground: of this room, and of the design system beside it."""
