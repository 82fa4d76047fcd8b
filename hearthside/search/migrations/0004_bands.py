"""PostgreSQL looks into the terms band by band. Nothing is taken in anew: the index is made from the rows that are there."""

from django.db import migrations

from hearthside.search.engines import postgres


def make_bands(apps, editor):
    if editor.connection.vendor == "postgresql":
        for sql in (postgres.KEYS, postgres.MAKE_BANDS, postgres.DROP):
            editor.execute(sql)


def drop_bands(apps, editor):
    if editor.connection.vendor == "postgresql":
        for sql in (postgres.MAKE, postgres.DROP_BANDS, postgres.DROP_KEYS):
            editor.execute(sql)


class Migration(migrations.Migration):
    dependencies = [("search", "0003_findable_since")]
    operations = [migrations.RunPython(make_bands, drop_bands)]
