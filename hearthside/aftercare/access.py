"""Who reads a caring contact: the person it is for, once its time has come."""

from uuid import UUID

from django.http import Http404

from hearthside.accounts.models import Person
from hearthside.aftercare.models import CaringContact


def get_contact_for(person: Person, contact_id: UUID) -> CaringContact:
    """The contact that reached this person; for anyone else, or before its time, it does not exist (Http404)."""
    mine = CaringContact.objects.filter(person=person).exclude(sent_at=None).select_related("signed_by")
    contact = mine.filter(pk=contact_id).first()
    if contact is None:
        raise Http404
    return contact
