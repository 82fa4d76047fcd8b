"""`hearthside search rebuild`: the index is built, whole, from what is there now."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from hearthside.search import building
from hearthside.search.models import IndexState


class Command(BaseCommand):
    """See the module."""

    help = "search rebuild: build the search index. It goes on where it was cut off; --afresh begins from nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The one verb, and how."""
        parser.add_argument("verb", choices=["rebuild"])
        parser.add_argument("--afresh", action="store_true", help="empty the index first")

    def handle(self, *args: Any, verb: str, afresh: bool, **options: Any) -> None:
        """Steps until nothing is left; each is whole, so stopping it harms nothing."""
        if afresh or building.is_whole(building.current_state()):
            building.begin_anew()
        steps = 1
        while not building.step():
            steps += 1
        state = IndexState.objects.get(pk=1)
        self.stdout.write(f"Search is whole: {', '.join(state.built)}; {steps} steps.")
