"""`hearthside take_second_step_away NAME`: for somebody of the team whose phone is gone, when nobody else runs the place."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hearthside.accounts import second_step
from hearthside.accounts.models import Person


class Command(BaseCommand):
    """Takes codes and passkeys away from an account."""

    help = "Takes codes and passkeys away from an account; it opens with its pass-phrase until it has new ones."

    def add_arguments(self, parser: CommandParser) -> None:
        """The name."""
        parser.add_argument("name")

    def handle(self, *args: Any, **options: Any) -> None:
        """The account opens with its pass-phrase alone afterwards; refuses a name nobody has, and who has no second step."""
        person = Person.objects.called(options["name"])
        if person is None or not second_step.take_away(person, by="COMMAND"):
            raise CommandError("Nobody of that name has a second step that could be taken away.")
        self.stdout.write(f"{person} can sign in with the pass-phrase, and add a second step again.")
