from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('kernel', '0003_own_lines'),
    ]

    operations = [
        migrations.AddField(
            model_name='siteplace',
            name='time_zone',
            field=models.CharField(blank=True, max_length=40),
        ),
    ]
