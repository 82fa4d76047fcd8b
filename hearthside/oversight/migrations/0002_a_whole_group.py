"""A whole group's talk is one more thing that two people may open. Only the words of the choices change, nothing in the table."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("oversight", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="opening",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("author", "Who wrote an anonymous post"),
                    ("disclosure", "Tell an emergency service what we know of a person"),
                    ("reading", "Read a conversation that is not ours"),
                    ("group", "Read what a whole group talks about"),
                ],
                max_length=12,
            ),
        )
    ]
