"""How well posts are sorted by need, on the sheets kept for measuring and on public sets: python -m bench.triage [--data DIR] [--card]

DIR holds one folder a set, each with a share.jsonl (challenge: challenge_dev.jsonl). Where the public sets come from stands in
docs/develop/triage-labels.md. None of them is part of this project; what is not there is left out of the table, and said so.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import django

CARD = Path(__file__).resolve().parent.parent / "docs" / "develop" / "triage-card.md"


def main() -> None:
    """Prints the table of measures, each with its interval and the bars; --card also writes it to the model card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="the folder with the public sets; without it they are skipped")
    parser.add_argument("--card", action="store_true", help="write docs/develop/triage-card.md")
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearthside.config.settings")
    django.setup()
    from bench.triage_card import card
    from bench.triage_table import measured, printed

    rows, skipped = measured(asked.data)
    print(printed(rows, skipped))
    if asked.card:
        CARD.write_text(card(rows, skipped), "utf-8")


if __name__ == "__main__":
    main()
