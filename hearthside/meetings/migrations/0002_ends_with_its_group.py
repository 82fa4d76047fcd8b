from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="occurrence",
            name="why",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "No reason given"),
                    ("hosts", "The hosts called it off."),
                    ("no_host", "Nobody could host it this time."),
                    ("quiet_day", "It falls on a quiet day."),
                    ("changed", "The times of these meetings have changed."),
                    ("group_ends", "Its group comes to an end before that day."),
                ],
                default="",
                max_length=10,
            ),
        ),
    ]
