"""The person's own book: one sealed page for each group they tried. It opens for nobody else, and names no group in the clear."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hearthside.accounts.models import Person
from hearthside.kernel.refusals import NotNow
from hearthside.trying.models import Passport
from hearthside.vault.sealing import Sealed

Page = dict[str, Any]
MOST_PAGES = 60
LONGEST_NOTE = 2000
MARKS = {
    "welcome": _("I felt welcome"),
    "safe": _("I felt safe"),
    "known": _("People here know what it is like"),
    "pace": _("The time and pace suit me"),
}
"""What a person may mark for themselves, to compare."""
ANSWERS = {"yes": _("Yes"), "partly": _("Partly"), "no": _("No")}
WITH_ME, NAMELESS, STAYS = "with_me", "nameless", "stays"
JOINED = "joined"
"""Not a wish of somebody who goes: they stay, and so does everything of theirs."""
WISHES = {
    WITH_ME: _("It goes with me, and the answers to it go too"),
    NAMELESS: _("It stays, without my name"),
    STAYS: _("It stays, with the name I wrote it under"),
}
"""What becomes of a hello when its writer goes; the first holds where nothing was chosen."""


def pages_of(person: Person) -> dict[UUID, Page]:
    """Every page of the person's book; none when there is no book. Refuses with `Sealed` when it does not open. One query."""
    book = Passport.objects.filter(person=person).first()
    return {UUID(key): page for key, page in book.pages.reveal().items()} if book else {}


def page_of(person: Person, group_id: UUID) -> Page:
    """The page of one group, or an empty one; empty too while the book does not open. One query."""
    try:
        return pages_of(person).get(group_id, {})
    except Sealed:
        return {}


@transaction.atomic
def write(person: Person, group_id: UUID, **changes: Any) -> Page:
    """These words are on the page of the group; None takes one away. Refuses kindly while the book does not open."""
    book = _open(person)
    pages = _pages(book)
    page = {**pages.get(str(group_id), {}), **changes}
    page = {name: value for name, value in page.items() if value not in (None, "", {}, [])}
    kept = {key: value for key, value in pages.items() if key != str(group_id)}
    book.pages = dict(_newest([*kept.items(), *([(str(group_id), page)] if page else [])]))
    book.save()
    return page


@transaction.atomic
def tear_out(person: Person, group_id: UUID) -> None:
    """Nothing is left of the page. Refuses kindly while the book does not open."""
    book = _open(person)
    book.pages = {key: page for key, page in _pages(book).items() if key != str(group_id)}
    book.save()


def _open(person: Person) -> Passport:
    return Passport.objects.select_for_update().filter(person=person).first() or Passport(person=person, pages={})


def _pages(book: Passport) -> dict[str, Page]:
    try:
        pages: dict[str, Page] = book.pages.reveal()
    except Sealed:
        raise NotNow(_("Your notes are locked for now. Nothing is lost. Please try again later.")) from None
    return pages


def _newest(pages: list[tuple[str, Page]]) -> Iterable[tuple[str, Page]]:
    return pages[-MOST_PAGES:]
