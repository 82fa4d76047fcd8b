from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("groups", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="group",
            name="listing_wish",
            field=models.CharField(
                blank=True,
                choices=[
                    ("open", "Anyone here can join"),
                    ("request", "You ask, and the group answers"),
                    ("invitation", "By invitation"),
                ],
                default="",
                max_length=10,
            ),
        ),
    ]
