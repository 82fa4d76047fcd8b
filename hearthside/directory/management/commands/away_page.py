"""`hearthside away_page`: the page that a proxy shows while no page server answers, with the numbers of this place."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from hearthside.directory.pages import away_page


class Command(BaseCommand):
    """Writes the page to a file, or shows it. It stands alone: no picture, no style sheet, no script."""

    help = "Write the page for the proxy to show while this place is away, with the numbers of its country."

    def add_arguments(self, parser: CommandParser) -> None:
        """--out."""
        parser.add_argument("--out", type=Path, help="the file to write; without it the page is shown")

    def handle(self, *args: Any, out: Path | None, **options: Any) -> None:
        """Write it, and say where the proxy expects it."""
        page = away_page()
        if out is None:
            return self.stdout.write(page)
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(page)
        out.chmod(0o644)
        self.stdout.write(f"Written to {out}. Run this again after a change of country or of numbers.")
