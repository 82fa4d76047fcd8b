"""Every form with a field forged for every column of every table: nothing changes but what the form is for (SECURITY G-6).

A form is sent twice as it is, which shows what differs by chance, and then with forged fields. What the database holds afterwards must
be the same, and no forged word may stand anywhere in it."""

import re
from collections import Counter
from types import ModuleType
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.test import Client, override_settings
from django.urls import path

from hearthside.accounts.models import Person
from hearthside.accounts.tests.builders import fresh_counters
from hearthside.config import urls
from hearthside.kernel import place
from tests.attacks.everybody import SWEEPERS, Everybody
from tests.attacks.found_forms import FoundForm
from tests.attacks.rows import changes, rows, tables, unsealed, written
from tests.conftest import undone
from tests.world import World

pytestmark = [pytest.mark.django_db(databases=["default", "keys"]), pytest.mark.once]
UUID = re.compile(r"[0-9a-f-]{36}")
PLAIN_FORM = "application/x-www-form-urlencoded"
MARK = "zqforged"
WHEN = "1999-09-09T09:09"
AT_ONCE = 150
"""A form may hold 200 fields."""
WHO = "author owner actor user role person_id group voice anon is_staff is_superuser is_admin permissions groups created posted_at".split()
OWN = {"next", "invitation", "check", "step", "again", "sign_out", "way", "wish", "place"}
"""Words that views read beside their forms: ways on, and buttons."""
HIDDEN = {"/reply/": {"quote", "is_anonymous"}}
"""A form's own fields that its page shows only at times, by how its address ends."""
Change = dict[str, Counter[str]]


def forged(somebody: Person) -> dict[str, str]:
    """A field for each column there is, and those that others have fallen for, with a value of its kind."""
    found = {name: _value_for(None, somebody) for name in WHO}
    for model in tables().values():
        if model.__module__.startswith("hearthside."):
            for one in model._meta.concrete_fields:
                found |= dict.fromkeys((one.name, one.attname), _value_for(one, somebody))
    return found


def _value_for(field: "models.Field[Any, Any] | None", somebody: Person) -> str:
    kinds = {
        models.BooleanField: "True",
        models.DateTimeField: WHEN,
        models.DateField: WHEN[:10],
        models.JSONField: f'["{MARK}"]',
    }
    kinds |= {models.IntegerField: "7", models.ForeignKey: str(somebody.pk), models.UUIDField: str(somebody.pk)}
    return next((value for kind, value in kinds.items() if isinstance(field, kind)), MARK)


def as_sent(values: "dict[str, Any]") -> str:
    """The fields of a form as a browser sends them where no file is asked for."""
    return urlencode(values, doseq=True)


def left_by(client: Client, form: FoundForm, more: dict[str, str]) -> tuple[int, Change, str]:
    """Status, what the database holds more afterwards, and every word that lies sealed in those tables."""
    kept = client.cookies.copy()
    fresh_counters()
    with undone():
        with written() as names:
            status = client.post(form.action, as_sent({**more, **form.values}), content_type=PLAIN_FORM).status_code
        after, words = rows(names), unsealed(names)
    place.forget()
    client.cookies = kept
    return status, changes(rows(names), after), words


def changed_by(client: Client, form: FoundForm, more: dict[str, str]) -> list[str]:
    """Columns that the forged fields changed."""
    status, once, _ = left_by(client, form, {})
    again = left_by(client, form, {})[1]
    by_chance = _differing(once, again)
    hidden = next((names for end, names in HIDDEN.items() if form.action.partition("#")[0].endswith(end)), set())
    names, found, changed = sorted(set(more) - form.names - OWN - hidden), [], set()
    for start in range(0, len(names), AT_ONCE):
        some = {name: more[name] for name in names[start : start + AT_ONCE]}
        given, left, words = left_by(client, form, some)
        changed |= _differing(once, left) - by_chance | ({f"status {given} for {status}"} if given != status else set())
        found += [name for name, values in left.items() if any(_is_forged(one) for one in values)]
        found += ["a sealed value"] if MARK in words else []
    if changed:  # A clock may have ticked since: what differs without forged fields as well is no change of theirs.
        now, left, _ = left_by(client, form, {})
        changed -= _differing(once, left) | {f"status {now} for {status}"}
    return sorted({*found, *changed})


def _differing(one: Change, other: Change) -> set[str]:
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}


def _is_forged(value: str) -> bool:
    return MARK in value or "1999, 9, 9" in value


@pytest.mark.parametrize("role", SWEEPERS)
def test_no_form_takes_more_than_its_own_fields(world: World, every: Everybody, role: str):
    more = forged(world.opener)
    assert len(more) > 150
    forms = {UUID.sub("ID", str(one.key())): one for one in every.forms[role] if one.method == "POST"}
    found = {one.action: changed_by(every.clients[role], one, more) for one in forms.values()}
    assert {action: wrong for action, wrong in found.items() if wrong} == {}


def test_most_forms_are_taken_and_write(every: Everybody):
    left = [
        left_by(every.clients[role], one, {})
        for role in ("member", "owner")
        for one in every.forms[role]
        if one.method == "POST"
    ]
    taken = [change for status, change, _ in left if status in {200, 302}]
    assert len(taken) > len(left) * 0.8
    assert sum(len(one) > 2 for one in taken) > len(left) / 2


def careless(request: HttpRequest) -> HttpResponse:
    """Takes whatever has the name of a column."""
    person: Any = request.person  # type: ignore[attr-defined]
    names = {one.attname for one in Person._meta.concrete_fields} & set(request.POST) - {"id", "name_key"}
    Person.objects.filter(pk=person.pk).update(
        **{name: request.POST[name] for name in names if "_at" not in name and "until" not in name}
    )
    return redirect("/me/")


def test_a_view_that_takes_every_column_would_be_noticed(world: World, every: Everybody):
    faulty = ModuleType("faulty_urls")
    faulty.urlpatterns = [path("me/about/", careless), *urls.urlpatterns]  # type: ignore[attr-defined]
    form = next(one for one in every.forms["member"] if one.action == "/me/about/")
    with override_settings(ROOT_URLCONF=faulty):
        found = changed_by(every.clients["member"], form, {"is_operator": "True", "recovery_hash": MARK})
    assert found == ["accounts_person.is_operator", "accounts_person.recovery_hash"]
