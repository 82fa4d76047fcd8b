"""`hearthside demo`: opens the demo town."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from hearthside.town.load import SIZES, Size, is_lived_in, load_town
from hearthside.town.personas import how_to_sign_in, write_personas

MARK = "demo"
"""The file that makes a data folder a demo for good; the settings look for it."""


class Command(BaseCommand):
    """The town is loaded once; after that it is opened as it was left."""

    requires_system_checks: list[str] = []
    help = "Open a made-up town to look around in. Its data is in a folder of its own and never meets real data."

    def add_arguments(self, parser: CommandParser) -> None:
        """`--data DIR` is read before Django starts."""
        parser.add_argument("--port", type=int, default=8000, help="the port of the pages")
        parser.add_argument("--host", default="127.0.0.1", help="the address to listen on")
        parser.add_argument("--size", choices=list(SIZES), default="town", help="how large the town is")
        for part in ("people", "threads", "posts"):
            parser.add_argument(f"--{part}", type=int, help=f"another number of {part}")
        parser.add_argument("--no-serve", action="store_true", help="load the town and stop")

    def handle(self, *args: Any, **options: Any) -> None:
        """The town is there; then this process becomes `hearthside serve`."""
        folder = Path(settings.DATA_DIR)
        site = os.environ.get("HEARTHSIDE_SITE_URL") or f"http://{options['host']}:{options['port']}"
        self._prepare(folder, size_asked(options), site)
        write_personas(folder, site.rstrip("/"))
        self.stdout.write(f"{how_to_sign_in()}\nThese are also in {folder / 'personas.json'}.")
        if not options["no_serve"]:
            self.stdout.flush()
            open_site(options)

    def _prepare(self, folder: Path, size: Size, site: str) -> None:
        mark = folder / MARK
        self.stdout.write("Getting the town ready. The first time takes a minute or two.")
        self.stdout.flush()
        call_command("prepare", site=site, for_demo=True, stdout=self.stdout)
        if is_lived_in():
            if not mark.exists():
                raise CommandError(
                    f"Somebody lives in {folder} already. The demo town must not mix with real people: "
                    "choose another folder, hearthside demo --data DIR."
                )
            return
        mark.write_text("A demo. Everybody in it is made up. This folder never becomes a real place.\n")
        began = time.monotonic()
        load_town(size)
        self.stdout.write(f"Loaded the demo town in {time.monotonic() - began:.0f} s.")


def size_asked(options: dict[str, Any]) -> Size:
    """The named size, with the numbers that were given in place of its own."""
    usual = SIZES[options["size"]]
    return Size(*(options[part] or getattr(usual, part) for part in ("people", "threads", "posts")))


def open_site(options: dict[str, Any]) -> None:
    """This process becomes the site; the folder comes through the environment."""
    os.environ["HEARTHSIDE_DATA"] = str(settings.DATA_DIR)
    words = ["serve", "--no-prepare", "--host", str(options["host"]), "--port", str(options["port"])]
    os.execv(sys.executable, [sys.executable, "-m", "hearthside", *words])  # noqa: S606 - our own command
