"""When somebody is to be looked in on, and who does not want that."""

from django.db import models
from django.db.models import Q

from hearthside.accounts.models import Person
from hearthside.kernel.models import Row
from hearthside.vault.fields import SealedText


class CaringContact(Row):
    """A short word at a chosen time (DOMAIN 3.5). Without `signed_by` the person asked for it themselves. No answer is ever kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    signed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    is_of_team = models.BooleanField(default=False)
    text = SealedText(owner="person_id", limit=1000, null=True)
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["due_at"], condition=Q(sent_at=None), name="contacts_to_come")]


class NoContact(models.Model):
    """This person asked the team not to write out of the blue. Their own wishes to be asked still hold."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+", primary_key=True)
