"""The tables, and what each kind of database looks into terms with."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import hearthside.search.models
from hearthside.search.engines import postgres, sqlite


def make_index(apps, editor):
    editor.execute(postgres.MAKE if editor.connection.vendor == "postgresql" else sqlite.MAKE)


def drop_index(apps, editor):
    editor.execute(postgres.DROP if editor.connection.vendor == "postgresql" else sqlite.DROP)


class Migration(migrations.Migration):
    initial = True
    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
    operations = [
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=12)),
                ("subject", models.UUIDField()),
                ("scope", models.UUIDField(null=True)),
                ("terms", hearthside.search.models.TermsField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("subject", "kind"), name="one_document_a_thing")],
            },
        ),
        migrations.CreateModel(
            name="IndexState",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, editable=False, primary_key=True, serialize=False)),
                ("fingerprint", models.CharField(max_length=32)),
                ("is_whole", models.BooleanField(default=False)),
                ("has_any", models.BooleanField(default=False)),
                ("places", models.JSONField(default=dict)),
                ("built", models.JSONField(default=list)),
            ],
        ),
        migrations.CreateModel(
            name="Findable",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("topics", models.JSONField(default=list)),
            ],
        ),
        migrations.RunPython(make_index, drop_index),
    ]
