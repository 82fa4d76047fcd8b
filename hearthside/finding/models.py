"""Answers that a member chose to keep for a while. Nothing else about anybody's search is ever stored."""

from django.db import models

from hearthside.accounts.models import Person
from hearthside.kernel.models import Row
from hearthside.vault.fields import SealedJSON


class KeptAnswers(Row):
    """The answers of one person, sealed under their key, until a day a month ahead."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    answers = SealedJSON(owner="person_id", floor=1024)
    kept_until = models.DateTimeField(db_index=True)
