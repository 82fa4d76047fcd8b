"""`hearthside serve`, for callers inside Django."""

import os
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser


class Command(BaseCommand):
    """Replaces this process by the supervisor; see `hearthside/config/supervisor.py`."""

    requires_system_checks: list[str] = []
    help = "Open the site: pages, live updates and jobs. Options: --host --port --workers --only --no-live --no-jobs."

    def add_arguments(self, parser: CommandParser) -> None:
        """The most used options; all others go through the command line."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=2)

    def handle(self, *args: Any, **options: Any) -> None:
        """Become the supervisor."""
        words = [f"--{name}={options[name]}" for name in ("host", "port", "workers")]
        self.stdout.flush()
        os.execv(sys.executable, [sys.executable, "-m", "hearthside", "serve", *words])  # noqa: S606
