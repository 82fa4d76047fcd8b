"""Since when somebody keeps newcomers company. Who said so before this has no day."""

from django.db import migrations, models
from django.utils import timezone


class Migration(migrations.Migration):
    dependencies = [("trying", "0001_initial")]
    operations = [
        migrations.AddField("buddy", "since", models.DateField(null=True)),
        migrations.AlterField("buddy", "since", models.DateField(null=True, default=timezone.localdate)),
    ]
