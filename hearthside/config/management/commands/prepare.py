"""`hearthside prepare`: makes the data folder ready for a start."""

import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from hearthside import __version__
from hearthside.live.pages import live_config
from hearthside.web import setup_code
from hearthside.web.actions import needs_set_up


class Command(BaseCommand):
    """Databases up to date, pictures and styles under names that browsers may keep, the live server's file written."""

    requires_system_checks: list[str] = []
    help = "Bring the data up to date before the site opens. Quick when nothing changed; `serve` runs it by itself."

    def add_arguments(self, parser: CommandParser) -> None:
        """The demo town knows where it will listen before its settings do, and nobody sets it up."""
        parser.add_argument("--site", default="", help="the address of the pages, when the settings name another")
        parser.add_argument("--for-demo", action="store_true", help="say nothing of how a place is set up")

    def handle(self, *args: Any, **options: Any) -> None:
        """Harmless to repeat."""
        call_command("migrate", verbosity=0, stdout=self.stdout)
        collect_static()
        live_config(options["site"]).write(Path(settings.DATA_DIR) / "live.json")
        if needs_set_up() and not options["for_demo"]:
            self.stdout.write(f"This site is empty. Its set-up code: {setup_code.code()}")


def collect_static() -> bool:
    """The static folder holds what the rooms hold now; False when it did already."""
    mark, wanted = Path(settings.STATIC_ROOT) / "collected", fingerprint()
    if mark.exists() and mark.read_text() == wanted:
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    mark.write_text(wanted)
    return True


def fingerprint() -> str:
    """Changes when any file that would be collected changes."""
    digest = hashlib.sha256(__version__.encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            found = Path(storage.path(path)).stat()
            digest.update(f"{path}|{found.st_size}|{found.st_mtime_ns}\n".encode())
    return digest.hexdigest()
