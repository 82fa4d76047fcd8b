"""`hearthside createadmin NAME`: a person who may run the site."""

import getpass
import sys
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import IntegrityError

from hearthside.accounts.models import Person
from hearthside.kernel import audit


class Command(BaseCommand):
    """Makes the person, or gives the right to one who is here already."""

    help = "Make a person who may run the site. Reads the password from the keyboard, or from standard input."

    def add_arguments(self, parser: CommandParser) -> None:
        """The name."""
        parser.add_argument("name")

    def handle(self, *args: Any, **options: Any) -> None:
        """The person exists and is an operator afterwards; refuses a weak password."""
        person = Person.objects.called(options["name"]) or self._make(options["name"])
        person.is_operator = True
        person.save(update_fields=["is_operator"])
        audit.record("COMMAND", "made operator", person)
        self.stdout.write(f"{person} may run this site.")

    def _make(self, name: str) -> Person:
        password = read_password()
        try:
            validate_password(password, Person(name=name))
            return Person.objects.create_person(name, password)
        except (ValidationError, IntegrityError) as error:
            raise CommandError("; ".join(getattr(error, "messages", ["That name cannot be used."]))) from None


def read_password() -> str:
    """From the keyboard without showing it, or the first line of standard input."""
    return (
        getpass.getpass("Password (15 letters or more): ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    )
