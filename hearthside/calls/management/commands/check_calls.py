"""hearthside check_calls: asks each video server that is set up whether it answers and knows our secret."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hearthside.calls import providers
from hearthside.calls.models import Way
from hearthside.calls.providers import NoAnswer, Visit, server_of

SAMPLE = Visit(room="checkfromhearthside", minutes=5, keys={"MODERATOR": "check-host", "VIEWER": "check-guest"})


class Command(BaseCommand):
    """Says for each server that it answers, or what kind of trouble there is. Ends with an error when one does not answer."""

    help = "Ask the video servers of the settings whether they answer."

    def handle(self, *args: Any, **options: Any) -> None:
        """One line a server."""
        ways = providers.set_up()
        if not ways:
            self.stdout.write("No video server is set up. Meetings have their own links, numbers, and rooms in text.")
        wrong = [way for way in ways if not self._answers(way)]
        if wrong:
            raise CommandError("Not every server answers.")

    def _answers(self, way: Way) -> bool:
        server = server_of(way)
        assert server
        try:
            server.prepare(SAMPLE)
        except NoAnswer as why:
            self.stdout.write(f"{server.label} at {server.host()}: {why.code}")
            return False
        self.stdout.write(f"{server.label} at {server.host()}: answers")
        return True
