from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('hosted', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='room',
            name='is_one_to_one',
            field=models.BooleanField(default=False),
        ),
    ]
