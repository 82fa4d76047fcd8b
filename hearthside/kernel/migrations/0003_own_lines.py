from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('kernel', '0002_team_has_two_steps'),
    ]

    operations = [
        migrations.AddField(
            model_name='siteplace',
            name='emergency_number',
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name='siteplace',
            name='own_lines',
            field=models.CharField(blank=True, max_length=1000),
        ),
    ]
