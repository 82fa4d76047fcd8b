"""hearthside triage train | hearthside triage --jsonl FILE: makes the weights anew, or assesses a file of texts."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hearthside.triage import weights
from hearthside.triage.lines import assessed_lines
from hearthside.triage.rules import respelling


class Command(BaseCommand):
    """Reads no table and sends nothing anywhere."""

    help = "Assesses texts from a file (--jsonl FILE or -), or makes the weights anew from the sheets (train)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`train`, or `--jsonl FILE`."""
        parser.add_argument("verb", nargs="?", choices=["train"])
        parser.add_argument("--jsonl", metavar="FILE", help="one {id, text, context?} a line; - reads standard input")
        parser.add_argument("--to", type=Path, default=weights.WEIGHTS, help="where train writes the weights")

    def handle(self, *args: Any, **options: Any) -> None:
        """Writes one answer a line in the same order, or the weights. Refuses (CommandError) a call with neither."""
        if options["verb"] == "train":
            return self._train(options["to"])
        if not options["jsonl"]:
            raise CommandError("Say train, or --jsonl FILE (- for standard input).")
        return self._assess(options["jsonl"])

    def _train(self, to: Path) -> None:
        from hearthside.triage.training.items import read_sheets
        from hearthside.triage.training.making import make
        from hearthside.triage.training.words import word_file

        items = read_sheets()
        self.stdout.write(f"{len(items)} items from the sheets")
        respelling.WORDS.write_text(word_file(items), "utf-8", newline="\n")
        respelling.words.cache_clear()
        made = make(items, self.stdout.write)
        to.write_text(made.text, "utf-8", newline="\n")
        self.stdout.write(f"{to.name}: {len(made.text.encode())} bytes, version {made.text[:12]}")

    def _assess(self, name: str) -> None:
        with nullcontext(sys.stdin.buffer) if name == "-" else Path(name).open("rb") as source:
            for line in assessed_lines(source):
                self.stdout.write(line)
