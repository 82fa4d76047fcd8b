"""Parts of a group's page that rooms above bring: they plug in what to show, so that this room need not know them."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple
from uuid import UUID

from django.http import HttpRequest
from django.template import engines
from django.utils.translation import get_language
from markupsafe import Markup

from hearthside.accounts.access import person_of
from hearthside.groups.models import Group, Membership
from hearthside.kernel.recall import recalled


class Part(NamedTuple):
    """A template and what it shows beside `group` and `person`; `hides_join` when it shows its own way in; a `key` when it is the same
    for everybody, and may be remembered."""

    template: str
    shows: Callable[[], dict[str, Any]]
    hides_join: bool = False
    key: str = ""


class Drawn(NamedTuple):
    """A part as the page holds it."""

    html: Markup
    hides_join: bool


Giver = Callable[[HttpRequest, Group, Membership | None], Part | None]
Told = dict[UUID, list[tuple[str, str]]]
A_MINUTE = 60
ABOUT, DOOR = "about", "door"
"""After the facts of the group; and at its door, below the way to join."""
_givers: dict[str, list[Giver]] = {ABOUT: [], DOOR: []}
Noter = Callable[[list[Group]], dict[UUID, str]]
_tellers: list[Callable[[list[Group]], Told]] = []
_noters: list[Noter] = []


def give(place: str, giver: Giver) -> None:
    """After this, what `giver(request, group, membership)` returns stands on every group's page in this place; None shows nothing. It
    must be cheap and must not fail."""
    if giver not in _givers[place]:
        _givers[place].append(giver)


def tell(teller: Callable[[list[Group]], Told]) -> None:
    """After this, comparisons show the words that `teller(groups)` has for each group, by its id."""
    if teller not in _tellers:
        _tellers.append(teller)


def note(noter: Noter) -> None:
    """After this, lists show the short word that `noter(groups)` has for a group, by its id; it must cost no query while remembered."""
    if noter not in _noters:
        _noters.append(noter)


def notes_on(groups: list[Group]) -> dict[UUID, list[str]]:
    """The short words of rooms above about these groups, by id."""
    found: dict[UUID, list[str]] = {}
    for noter in _noters:
        for group_id, words in noter(groups).items():
            found.setdefault(group_id, []).append(words)
    return found


def parts(place: str, request: HttpRequest, group: Group, membership: Membership | None) -> list[Drawn]:
    """The parts of one place of a group's page, in the order they were plugged in."""
    given = (giver(request, group, membership) for giver in _givers[place])
    around = {"group": group, "person": person_of(request)}
    return [_drawn(part, around) for part in given if part is not None]


def _drawn(part: Part, around: dict[str, Any]) -> Drawn:
    """Drawn by the room's own template, without what surrounds a page: that would be asked for again for each part. A part with a key is
    remembered, for a minute, as it was drawn: for those that are the same for everybody who reads this language."""
    if not part.key:
        return Drawn(_html(part, around), part.hides_join)
    key = f"part:{part.template}:{get_language()}:{part.key}"
    html = recalled(key, lambda: str(_html(part, around)), for_seconds=A_MINUTE)
    return Drawn(Markup(html), part.hides_join)  # noqa: S704 - drawn by a template of ours, which escapes


def _html(part: Part, around: dict[str, Any]) -> Markup:
    drawn = engines["jinja2"].env.get_template(part.template).render({**around, **part.shows()})  # type: ignore[attr-defined]
    return Markup(drawn)  # noqa: S704 - drawn by a template of ours, which escapes


def told_about(groups: Iterable[Group]) -> Told:
    """What rooms above say about these groups, in words, by id."""
    found: Told = {}
    for teller in _tellers:
        for group_id, rows in teller(list(groups)).items():
            found.setdefault(group_id, []).extend(rows)
    return found
