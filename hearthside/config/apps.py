"""Connects the wiring once, when the site starts."""

from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Warning, register


class Assembly(AppConfig):
    """The house as a whole."""

    name = "hearthside.config"
    label = "assembly"

    def ready(self) -> None:
        """Plug every room's facts and subjects in, as wiring.py lists them."""
        from hearthside.config import wiring
        from hearthside.directory.pathway import check_own_pathway

        wiring.connect()
        register(check_own_pathway)
        register(backups_are_well)
        register(drills_are_held)


def backups_are_well(**kwargs: Any) -> list[CheckMessage]:
    """Warns of a backup that is old or lies open, and of a practice of a restore that is old or went wrong. Silent before the first."""
    from hearthside.web import backups

    made, practice = backups.last_backup(), backups.last_practice()
    if made is None:
        return []
    return [
        *_warn(
            not backups.is_backup_fresh(), "W010", f"The last backup is of {made.at:%Y-%m-%d}.", "hearthside backup"
        ),
        *_warn(not made.is_encrypted, "W011", "The last backup is not encrypted.", "Keep it on an encrypted disk."),
        *_warn(
            practice is not None and not practice.is_good,
            "W012",
            f"The last practice of a restore went wrong: {practice.words if practice else ''}",
            "hearthside practise_restore",
        ),
        *_warn(
            practice is not None and practice.is_good and not backups.is_practice_fresh(),
            "W013",
            "No restore was practised for more than a week.",
            "hearthside practise_restore",
        ),
    ]


def drills_are_held(**kwargs: Any) -> list[CheckMessage]:
    """Warns when those who watch have not practised for long. Silent where nobody watches, and before there is a database."""
    from django.db import Error as DatabaseError

    from hearthside.roster.drills import drill_is_due

    try:
        due = drill_is_due()
    except (DatabaseError, OSError):
        return []
    return _warn(bool(due), "W014", due, "/hours/drills/")


def _warn(is_so: bool, number: str, words: str, hint: str) -> list[CheckMessage]:
    return [Warning(words, hint=hint, id=f"hearthside.{number}")] if is_so else []
