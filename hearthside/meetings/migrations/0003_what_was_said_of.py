from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meetings", "0002_ends_with_its_group")]

    operations = [
        migrations.AddField(
            model_name="attendance",
            name="said_of_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="attendance",
            name="said_of_change",
            field=models.PositiveSmallIntegerField(default=0),
        ),
    ]
