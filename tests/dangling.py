"""Somebody in every table of the house: found by introspection, so that a table made tomorrow is looked at too."""

import datetime
from collections.abc import Iterator
from itertools import cycle
from typing import Any
from uuid import UUID, uuid4

from django.apps import apps
from django.db import DatabaseError, connections, models, transaction
from django.utils import timezone

from hearthside.accounts.models import Person
from hearthside.groups.models import Group
from hearthside.vault.fields import SealedJSON, SealedText, sealed_fields
from hearthside.vault.sealing import Sealed

WORD = "quillonmark"
"""Stands in everything that somebody wrote, and nowhere else."""
ELSEWHERE = {"auth", "contenttypes", "sessions", "socialaccount", "account"}
"""Tables of others that nothing here writes ids or words of people to; they are scanned, and not planted in."""
LONG = 60
CODES = {
    "code",
    "code_hash",
    "rule",
    "zone",
    "materials",
    "version",
    "base",
    "once",
    "notes",
    "room",
    "line_id",
    "password",
    "recovery_hash",
}
"""Longer columns that hold no words of people."""
TRIES = 8
"""Rows of other tables that are tried before a column counts as one that cannot be filled."""
Model = type[models.Model]


def every_model() -> list[Model]:
    """Every table, those of other packages too."""
    return [one for one in apps.get_models(include_auto_created=True) if one._meta.managed and not one._meta.proxy]


def rows_of(model: Model) -> "models.QuerySet[Any, Any]":
    """All rows, whatever the default manager hides, in the same order on every database."""
    return model._base_manager.using("keys" if model._meta.app_label == "vault" else "default").order_by("pk")


def keys_to(target: Model) -> list[tuple[Model, models.Field[Any, Any]]]:
    """Every foreign key that points at this table."""
    ours = [one for one in every_model() if one._meta.app_label not in ELSEWHERE]
    pairs = [(model, field) for model in ours for field in model._meta.concrete_fields]
    return [(model, field) for model, field in pairs if field.is_relation and field.related_model is target]


def plant(who: models.Model) -> list[str]:
    """This person, or group, stands in every column that can point at one. Those that could not be filled."""
    missed = []
    for model, field in keys_to(type(who)):
        if not (_is_there(model, field, who) or _moved(model, field, who) or _made(model, field, who)):
            missed.append(f"{model._meta.label}.{field.name}")
    return missed


def _is_there(model: Model, field: "models.Field[Any, Any]", who: models.Model) -> bool:
    return bool(rows_of(model).filter(**{field.name: who}).exists())


def _moved(model: Model, field: "models.Field[Any, Any]", who: models.Model) -> bool:
    """A row of somebody else is theirs now. Keys that make a row what it is stay as they are: sealed words are bound to them."""
    is_sealed = any(isinstance(one, SealedText) for one in model._meta.concrete_fields)
    if field.primary_key or (is_sealed and not field.null):
        return False
    return any(
        _tried(lambda row=row: rows_of(model).filter(pk=row).update(**{field.attname: who.pk}))
        for row in rows_of(model).values_list("pk", flat=True)[:20]
    )


def _made(model: Model, field: "models.Field[Any, Any]", who: models.Model) -> bool:
    return any(_tried(lambda place=place: made(model, who, field, place)) for place in range(TRIES))


def _tried(deed: Any) -> bool:
    try:
        with transaction.atomic():
            deed()
            connections["default"].check_constraints()
        return True
    except (DatabaseError, ValueError, LookupError, Sealed, TypeError):
        return False


def made(model: Model, who: models.Model, field: "models.Field[Any, Any] | None" = None, place: int = 0) -> Any:
    """One more row of this table: in this field stands this person, in every other one somebody else; every text is the mark, and the rest
    is the least that fits."""
    others = cycle(Person.objects.exclude(pk=who.pk).order_by("pk")[:9])
    fields = [one for one in model._meta.concrete_fields if not _fills_itself(one)]
    values = {one.name: who if one is field else _value(one, next(others), place) for one in fields}
    row = model(**values)
    row.save(force_insert=True)
    return row


def _fills_itself(field: "models.Field[Any, Any]") -> bool:
    return isinstance(field, models.AutoField) or (
        field.has_default() and not _is_text(field) and not field.is_relation
    )


def _is_text(field: "models.Field[Any, Any]") -> bool:
    return isinstance(field, models.CharField | models.TextField | SealedText) and not field.choices


def _is_words(field: "models.Field[Any, Any]") -> bool:
    """Whether people write in it; what is short, or made by the house, is a code."""
    is_short = isinstance(field, models.CharField) and (field.max_length or LONG) < LONG
    return (
        _is_text(field)
        and not is_short
        and not isinstance(field, SealedJSON)
        and field.name not in CODES
        and not field.unique
    )


def _value(field: "models.Field[Any, Any]", who: models.Model | None, place: int) -> Any:
    if field.is_relation:
        return who if field.related_model is Person else _some(field, place)
    if field.choices:
        return field.default if field.has_default() else field.choices[0][0]
    if isinstance(field, SealedJSON):
        return {}
    if isinstance(field, SealedText):
        return WORD
    if isinstance(field, models.CharField | models.TextField):
        return WORD if _is_words(field) else "code"[: field.max_length]
    plain = (
        (models.UUIDField, uuid4()),
        (models.DateTimeField, timezone.now()),
        (models.DateField, timezone.localdate()),
        (models.TimeField, datetime.time(9)),
        (models.BinaryField, uuid4().bytes * 2),
        (models.JSONField, {}),
        (models.BooleanField, False),
    )
    return None if field.null else next((value for kind, value in plain if isinstance(field, kind)), 1)


def _some(field: "models.Field[Any, Any]", place: int) -> Any:
    found = list(rows_of(field.related_model).order_by("pk")[: place + 1])
    if found:
        return found[-1]
    return None if field.null else made(field.related_model, Person.objects.first())


def write(who: Person) -> None:
    """Every free text in rows that are theirs says the mark."""
    for model, field in keys_to(Person):
        texts = [one for one in model._meta.concrete_fields if _is_words(one)]
        for row in rows_of(model).filter(**{field.name: who})[:3]:
            for text in texts:
                _tried(lambda row=row, text=text: _say(row, text))


def _say(row: Any, text: "models.Field[Any, Any]") -> None:
    if isinstance(text, SealedText):
        setattr(row, text.name, WORD)
        row.save(update_fields=[text.name])
    else:
        rows_of(type(row)).filter(pk=row.pk).exclude(**{text.name: ""}).update(**{text.name: WORD})


def traces(*needles: str | UUID) -> dict[str, set[str]]:
    """Every column of every table, keys' own included, in which one of these stands: which. Sealed texts are opened."""
    wanted = {str(one).lower() for one in needles} | {one.hex for one in needles if isinstance(one, UUID)}
    found: dict[str, set[str]] = {}
    for model in every_model():
        for column, value in _values(model):
            said = value.decode("latin-1") if isinstance(value, bytes) else str(value)
            for one in wanted:
                if one in said.lower():
                    found.setdefault(f"{model._meta.label}.{column}", set()).add(one)
    return found


def _values(model: Model) -> Iterator[tuple[str, Any]]:
    alias = "keys" if model._meta.app_label == "vault" else "default"
    with connections[alias].cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')  # noqa: S608
        names = [one[0] for one in cursor.description]
        for row in cursor.fetchall():
            for name, value in zip(names, row, strict=True):
                yield name, bytes(value) if isinstance(value, memoryview) else value
    for field in sealed_fields():
        if field.model is model:
            yield from ((field.attname, opened) for opened in _opened(model, field))


def _opened(model: Model, field: SealedText) -> Iterator[str]:
    for row in rows_of(model):
        try:
            yield str(getattr(row, field.name).reveal()) if getattr(row, field.name) else ""
        except Sealed:
            yield ""


def together(who: Person, place: Group) -> set[str]:
    """Every table with a row that leads to this person and to this group: by which column to the one and by which way to the other."""
    found = set()
    for model, field in keys_to(Person):
        theirs = rows_of(model).filter(**{field.name: who})
        ways = [way for way in ways_to_group(model) if theirs.filter(**{way: place.pk}).exists()]
        found |= {f"{model._meta.label}.{field.name}" for _ in ways}
    return found


def ways_to_group(model: Model, deep: int = 5) -> list[str]:
    """The chains of foreign keys from this table to groups, and its own columns that hold a bare id."""
    ways = []
    for field in model._meta.concrete_fields:
        if (
            isinstance(field, models.UUIDField)
            and not field.primary_key
            or field.is_relation
            and field.related_model is Group
        ):
            ways.append(field.name)
        elif field.is_relation and deep and field.related_model not in (Person, model):
            ways += [f"{field.name}__{way}" for way in ways_to_group(field.related_model, deep - 1)]
    return ways


def settle_in(who: Person, place: Group) -> None:
    """In every table that knows of both, a row leads from this person to this group."""
    for model, field in keys_to(Person):
        for way in ways_to_group(model):
            if not field.primary_key and not rows_of(model).filter(**{field.name: who, way: place.pk}).exists():
                _lead(model, field, who, way, place)


def _lead(model: Model, field: "models.Field[Any, Any]", who: Person, way: str, place: Group) -> None:
    """Somebody else's row about this group is theirs, or one of theirs is about this group."""
    is_own = "__" not in way
    theirs, here = rows_of(model).filter(**{field.name: who}), rows_of(model).filter(**{way: place.pk})
    deeds = [
        lambda row=row: rows_of(model).filter(pk=row).update(**{field.attname: who.pk})
        for row in list(here.values_list("pk", flat=True)[:5])
    ]
    deeds += [
        lambda row=row: rows_of(model).filter(pk=row).update(**{way: place.pk})
        for row in list(theirs.values_list("pk", flat=True)[:5])
        if is_own
    ]
    any(_tried(deed) for deed in deeds)


def leads_to(place: Group) -> set[str]:
    """Every table with a row that leads to this group."""
    ours = [one for one in every_model() if one._meta.app_label not in ELSEWHERE]
    return {
        model._meta.label
        for model in ours
        for way in ways_to_group(model)
        if rows_of(model).filter(**{way: place.pk}).exists()
    }
