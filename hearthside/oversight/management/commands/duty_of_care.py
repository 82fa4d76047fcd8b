"""`hearthside duty_of_care`: the papers an operator owes."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from hearthside.oversight.claims import assessment
from hearthside.oversight.papers import account_paper, assessment_paper
from hearthside.oversight.transparency import account


class Command(BaseCommand):
    """Writes the duty-of-care assessment and the transparency account; ends with 1 while a claim does not hold."""

    help = "Write the duty-of-care assessment and the account of a year, read from the site as it is now."

    def add_arguments(self, parser: CommandParser) -> None:
        """--out and --year."""
        parser.add_argument("--out", type=Path, default=Path("."), help="the folder for the two papers")
        parser.add_argument("--year", type=int, default=timezone.localdate().year, help="the year of the account")

    def handle(self, *args: Any, out: Path, year: int, **options: Any) -> None:
        """Write both, and say what is missing."""
        out.mkdir(parents=True, exist_ok=True)
        claims = assessment()
        (out / "duty-of-care.md").write_text(assessment_paper(claims))
        (out / f"account-{year}.md").write_text(account_paper(account(year), year))
        gaps = [one for one in claims if not one.holds]
        for gap in gaps:
            self.stdout.write(f"missing: {gap.duty}. {gap.said}")
        self.stdout.write(f"{len(claims) - len(gaps)} of {len(claims)} claims hold; written to {out}")
        raise SystemExit(1 if gaps else 0)
