"""`hearthside jobs`: a worker."""

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from hearthside.kernel import worker


class Command(BaseCommand):
    """Runs jobs and the schedule until it is told to stop; with --once, runs what is due and ends."""

    requires_system_checks: list[str] = []
    help = "Run jobs and the schedule until told to stop (SIGTERM lets the job in hand finish)."

    def add_arguments(self, parser: CommandParser) -> None:
        """--once."""
        parser.add_argument("--once", action="store_true", help="run what is due now, then end")

    def handle(self, *args: Any, **options: Any) -> None:
        """Work, or work off what is due."""
        if options["once"]:
            worker.keep_house()
            self.stdout.write(f"{worker.run_due()} jobs done")
            return
        stop = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stop.set())
        worker.work(stop)
