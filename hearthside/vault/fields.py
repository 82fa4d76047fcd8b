"""Model fields whose text the database never sees.

    note = SealedText(owner="person_id")      # assign a str; it is sealed when the row is saved
    entry.note.reveal()                       # the text again, or `Sealed`

The owner names the column of the row that holds the owner's id, or `SITE_OWNED` for what belongs to no person. A row whose owner, id,
table name or field name changes must be revealed first and assigned anew: values open only in the place they were sealed for.
"""

import json
import logging
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final, NoReturn, Self
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.db import models
from django.db.models.expressions import F, Value
from django.db.models.lookups import Exact
from django.db.models.query_utils import DeferredAttribute
from django.utils.translation import gettext as _

from hearthside.vault import keys, sealing
from hearthside.vault.keyring import VaultClosed

if TYPE_CHECKING:
    _Field = models.Field[Any, Any]
    _JSONField = models.Field["object", "SealedValue"]
else:
    _Field = _JSONField = models.Field

SITE_OWNED: Final = "site"
logger = logging.getLogger("hearthside.vault")


class Unspeakable:
    """An object that never turns into text by accident: only its repr answers, and says nothing."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Safe for logs and error pages."""
        return "<sealed>"

    def _refuse(self, *args: object) -> NoReturn:
        raise TypeError("A sealed value has no text of its own; call reveal() where it may be shown.")

    def __bool__(self) -> bool:
        """There is something."""
        return True

    def __deepcopy__(self, seen: object) -> Self:
        """Itself: copying a row copies no text."""
        return self

    __str__ = __format__ = __bytes__ = __html__ = __iter__ = __len__ = __reduce_ex__ = __getstate__ = _refuse


class Stored(Unspeakable):
    """Bytes as they lie in the database."""

    __slots__ = ("blob",)

    def __init__(self, blob: bytes) -> None:
        self.blob = blob


class Draft(Unspeakable):
    """What was assigned and is not saved yet."""

    __slots__ = ("content",)

    def __init__(self, content: Any) -> None:
        self.content = content


class SealedValue(Unspeakable):
    """What a sealed field of a row gives: it opens only when asked to by name."""

    __slots__ = ("field", "held", "row")

    def __init__(self, field: "SealedText", row: models.Model, held: Stored | Draft) -> None:
        self.field, self.row, self.held = field, row, held

    def reveal(self) -> Any:
        """The text (or the JSON content). Refuses with `Sealed` when it cannot be opened; the log gets one line, no bytes."""
        if isinstance(self.held, Draft):
            return self.held.content
        return self.field.open_for(self.row, self.held.blob)


def reveal(value: SealedValue | None) -> Any:
    """For templates: the content, nothing for nothing, or one kind sentence when it cannot be opened. Never fails a page."""
    try:
        return "" if value is None else value.reveal()
    except VaultClosed:
        return _("This part is locked for now. Nothing is lost.")
    except sealing.Sealed:
        return _("This cannot be opened.")


class SealedAttribute(DeferredAttribute):
    """Keeps what a row holds and hands it out as a `SealedValue`."""

    field: "SealedText"

    def __get__(self, instance: models.Model | None, cls: type[models.Model] | None = None) -> Any:
        """The descriptor itself on the class, a lazy value or None on a row."""
        held = super().__get__(instance, cls)
        if instance is None or held is None:
            return held
        return SealedValue(self.field, instance, held)

    def __set__(self, instance: models.Model, value: Any) -> None:
        """Takes content to seal, None, what the database gave, or the value of the same row. Refuses another row's value."""
        if isinstance(value, SealedValue):
            if (value.field, value.row.pk) != (self.field, instance.pk):
                raise TypeError("Reveal the value first; sealed bytes open in one row only.")
            value = value.held
        elif value is not None and not isinstance(value, Stored | Draft):
            value = Draft(self.field.checked(value))
        instance.__dict__[self.field.attname] = value


class SealedText(_Field):
    """Text sealed under its owner's key. Stored as bytes; can be asked only whether it is there (`isnull`)."""

    descriptor_class = SealedAttribute
    empty_strings_allowed = False

    def __init__(
        self,
        *args: Any,
        owner: str = "",
        limit: int = 50_000,
        floor: int = sealing.FLOOR,
        schema: int = 1,
        **kwargs: Any,
    ) -> None:
        self.owner, self.limit, self.floor, self.schema = owner, limit, floor, schema
        kwargs["editable"] = False
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """For migrations."""
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("editable", None)
        asked = {"owner": self.owner, "limit": self.limit, "floor": self.floor, "schema": self.schema}
        return name, path, args, {**kwargs, **asked}

    def get_internal_type(self) -> str:
        """Bytes in every database."""
        return "BinaryField"

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        """Refuses a model without the named owner column."""
        columns = {column.attname for column in self.model._meta.concrete_fields}
        wrong = self.owner != SITE_OWNED and self.owner not in columns
        found = Error(f"owner={self.owner!r} is not a column of this model.", obj=self, id="vault.E002")
        return [*super().check(**kwargs), *([found] if wrong else [])]

    def checked(self, content: Any) -> Any:
        """The content as it may be sealed. Refuses what is not text, and text longer than `limit` characters."""
        if not isinstance(content, str):
            raise TypeError("A sealed text takes a str or None.")
        if len(content) > self.limit:
            raise ValueError(f"This text is longer than {self.limit} characters.")
        return content

    def encode(self, content: Any) -> bytes:
        """Content to bytes."""
        return str(content).encode("utf-8", "surrogatepass")

    def decode(self, text: bytes) -> Any:
        """Bytes to content."""
        return text.decode("utf-8", "surrogatepass")

    def owner_of(self, row: models.Model) -> UUID:
        """Whose key seals this row's value. Refuses a row that has no owner yet."""
        found = keys.SITE if self.owner == SITE_OWNED else getattr(row, self.owner)
        return _as_uuid(found)

    def place_in(self, row: models.Model) -> sealing.Place:
        """The place this row's value is bound to."""
        site, label = settings.HEARTHSIDE_SITE_ID, self.model._meta.label_lower
        return sealing.Place(site, label, self.name, _as_uuid(row.pk), self.owner_of(row), self.schema)

    def seal_for(self, row: models.Model, content: Any) -> Stored:
        """The content sealed for this row under its owner's newest key. Refuses a closed vault and an erased owner."""
        held, text = keys.user_key(self.owner_of(row)), self.encode(self.checked(content))
        suite = getattr(settings, "HEARTHSIDE_SEAL_SUITE", sealing.AES_GCM)
        return Stored(sealing.seal(held.key, held.generation, self.place_in(row), text, suite=suite, floor=self.floor))

    def open_for(self, row: models.Model, blob: bytes) -> Any:
        """The content of this row's value. Refuses with `Sealed`, whatever the cause."""
        try:
            key = keys.key_for(self.owner_of(row), sealing.generation_of(blob))
            return self.decode(sealing.open_value(key, self.place_in(row), blob))
        except VaultClosed:
            raise
        except (sealing.Sealed, ValueError, TypeError):
            self._note_failure(row, blob)
            raise sealing.Sealed from None

    def _note_failure(self, row: models.Model, blob: bytes) -> None:
        """One line for the operator: which field, row and generation; never bytes, never an owner."""
        generation = int.from_bytes(blob[4:6], "big")
        place = f"{self.model._meta.label_lower}.{self.name}"
        logger.warning("A value cannot be opened: %s, row %s, generation %s.", place, row.pk, generation)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """What goes to the database: a draft is sealed now, a stored value stays as it is."""
        return self.as_stored(getattr(model_instance, self.attname))

    def as_stored(self, value: Any) -> Stored | None:
        """A row's value as stored bytes; a draft becomes stored in its row as well."""
        if not isinstance(value, SealedValue):
            return self.accepted(value)
        if isinstance(value.held, Draft):
            value.held = self.seal_for(value.row, value.held.content)
            value.row.__dict__[self.attname] = value.held
        return value.held

    def get_prep_value(self, value: Any) -> Any:
        """Refuses everything that is not sealed, so plain text never reaches a query."""
        return self.as_stored(value)

    def accepted(self, value: Any) -> Stored | None:
        """What is sealed already, or None."""
        if value is None or isinstance(value, Stored):
            return value
        raise TypeError("Only sealed bytes go to the database; assign to a row and save it.")

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """The driver's bytes."""
        stored = value if prepared else self.get_prep_value(value)
        return None if stored is None else connection.Database.Binary(stored.blob)

    def from_db_value(self, value: Any, expression: object, connection: object) -> Stored | None:
        """Bytes from the database, closed."""
        return None if value is None else Stored(bytes(value))

    def to_python(self, value: Any) -> Any:
        """As it is: there is nothing to parse."""
        return value

    def value_to_string(self, obj: models.Model) -> NoReturn:
        """Refused: dumps of data carry no sealed values."""
        raise TypeError("Sealed values are not serialised.")

    def get_lookup(self, lookup_name: str) -> Any:
        """Only `isnull`."""
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None

    def get_transform(self, lookup_name: str) -> Any:
        """None: sealed bytes cannot be transformed."""
        return None

    def swap(self, row: models.Model, old: Stored, new: Stored) -> bool:
        """Replace the stored bytes if they are still the old ones; says whether they were."""
        unchanged = Exact(F(self.attname), Value(old.blob, output_field=models.BinaryField()))
        rows = self.model._base_manager.filter(unchanged, pk=row.pk)
        return bool(rows.update(**{self.attname: new}))


class SealedJSON(SealedText):
    """Small structured content, sealed the same way. `limit` counts characters of its JSON."""

    def checked(self, content: Any) -> Any:
        """A copy as JSON would keep it. Refuses what JSON cannot hold, and more than `limit` characters."""
        text = json.dumps(content, ensure_ascii=False)
        super().checked(text)
        return json.loads(text)

    def encode(self, content: Any) -> bytes:
        """Compact JSON."""
        return super().encode(json.dumps(content, ensure_ascii=False, separators=(",", ":")))

    def decode(self, text: bytes) -> Any:
        """The structure."""
        return json.loads(super().decode(text))


def _as_uuid(found: Any) -> UUID:
    if found is None:
        raise TypeError("A sealed value needs a row id and an owner before it is saved.")
    return found if isinstance(found, UUID) else UUID(str(found))


def sealed_fields(among: Iterable[type[models.Model]] | None = None) -> list[SealedText]:
    """Every sealed field of the site (or of these models), in the order of apps and models."""
    every = apps.get_models() if among is None else among
    return [field for model in every for field in model._meta.concrete_fields if isinstance(field, SealedText)]
