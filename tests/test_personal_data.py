"""Nothing about a person is kept where neither their export nor their erasure looks."""

from collections import Counter
from importlib import import_module

from django.apps import apps
from django.conf import settings
from django.db import models

from hearthside.accounts.models import Person

ROOMS = [config for config in apps.get_app_configs() if config.name.startswith("hearthside.")]
OURS = {config.label for config in ROOMS}


def claims(room: str) -> list[type[models.Model]]:
    try:
        return import_module(f"{room}.personal_data").MODELS
    except ModuleNotFoundError as missing:
        if missing.name != f"{room}.personal_data":
            raise
        return []


CLAIMED = Counter(model for config in ROOMS for model in claims(config.name))


def leads_to_people(every: list[type[models.Model]]) -> set[type[models.Model]]:
    """Models with a foreign key, at any distance, to a person, and their many-to-many tables."""
    found: set[type[models.Model]] = {Person}
    while grown := {model for model in every if model not in found and points_into(model, found)}:
        found |= grown
    return found


def points_into(model: type[models.Model], known: set[type[models.Model]]) -> bool:
    return any(
        field.is_relation and field.related_model in known for field in model._meta.get_fields() if field.concrete
    )


def about_people() -> set[type[models.Model]]:
    every = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in OURS]
    return {model for model in leads_to_people(every) if not model._meta.auto_created}


def test_every_model_with_a_path_to_a_person_is_claimed_once():
    unclaimed = {model._meta.label for model in about_people() if CLAIMED[model] != 1}
    assert unclaimed == set()


def test_a_many_to_many_table_belongs_to_a_claimed_model():
    through = [model for model in apps.get_models(include_auto_created=True) if model._meta.auto_created]
    ours = [model for model in through if model._meta.app_label in OURS]
    assert {model._meta.label for model in ours if CLAIMED[model._meta.auto_created] != 1} == set()


def test_every_room_that_claims_can_export_and_erase():
    for config in ROOMS:
        if claims(config.name):
            room = import_module(f"{config.name}.personal_data")
            assert callable(room.export) and callable(room.erase), config.name


def test_the_walk_finds_a_path_over_two_tables():
    class Near(models.Model):
        person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

        class Meta:
            app_label = "accounts"

    class Far(models.Model):
        near = models.ForeignKey(Near, on_delete=models.CASCADE, related_name="+")

        class Meta:
            app_label = "accounts"

    try:
        assert {Near, Far} < leads_to_people([Near, Far])
    finally:
        for name in ("near", "far"):
            del apps.all_models["accounts"][name]
        apps.clear_cache()
