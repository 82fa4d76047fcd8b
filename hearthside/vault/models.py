"""What the keys database holds: wrapped keys and the list of what was erased. No text of anybody."""

from uuid import uuid4

from django.db import models
from django.utils import timezone


class UserKey(models.Model):
    """One generation of an owner's key, wrapped under a root key. An owner is a person, a talk, a group, an event or the site."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    owner = models.UUIDField()
    generation = models.PositiveSmallIntegerField()
    wrapped = models.BinaryField()
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "generation"], name="one_key_per_generation")]


class SiteKey(models.Model):
    """The key pair for anonymous links: the public half in plain, the private half wrapped under a root key."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    generation = models.PositiveSmallIntegerField(unique=True)
    public = models.BinaryField()
    wrapped = models.BinaryField()
    created_at = models.DateTimeField(default=timezone.now)


class ErasureLedger(models.Model):
    """An owner whose keys were destroyed: a fingerprint of the id, never the id, with the time, signed."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    fingerprint = models.BinaryField(unique=True)
    erased_at = models.DateTimeField()
    signature = models.BinaryField()
