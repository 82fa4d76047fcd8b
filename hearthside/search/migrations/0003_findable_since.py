"""Since when somebody may be found. Who said so before this has no day."""

from django.db import migrations, models
from django.utils import timezone


class Migration(migrations.Migration):
    dependencies = [("search", "0002_one_document_a_subject")]
    operations = [
        migrations.AddField("findable", "since", models.DateField(null=True)),
        migrations.AlterField("findable", "since", models.DateField(null=True, default=timezone.localdate)),
    ]
