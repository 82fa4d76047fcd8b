"""Makes room for the keys."""

from typing import Any

from django.core.management.base import BaseCommand

from hearthside.vault import store


class Command(BaseCommand):
    """On PostgreSQL the schema `keys` exists afterwards. Run it before the first migration."""

    help = "Make the keys schema on PostgreSQL. Does nothing on SQLite."

    def handle(self, *args: Any, **options: Any) -> None:
        """Harmless to repeat."""
        store.make_schema()
