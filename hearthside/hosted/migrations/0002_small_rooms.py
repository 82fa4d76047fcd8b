import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('hosted', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Nook',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('prompt', models.CharField(max_length=120)),
                ('ends_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('room', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='nooks', to='hosted.room')),
            ],
        ),
        migrations.AddField(
            model_name='room',
            name='nook_minutes',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='room',
            name='nook_prompt',
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name='seat',
            name='nook',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='seats', to='hosted.nook'),
        ),
        migrations.AddField(
            model_name='seat',
            name='wants_nook',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='line',
            name='nook',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='hosted.nook'),
        ),
        migrations.AlterField(
            model_name='line',
            name='kind',
            field=models.CharField(choices=[('said', 'Words'), ('step', 'A new part begins'), ('turn', 'Whose turn it is'), ('pass', 'Passes'), ('visit', 'A host looks in')], default='said', max_length=8),
        ),
        migrations.RemoveConstraint(
            model_name='line',
            name='kind_of_line_is_known',
        ),
        migrations.AddConstraint(
            model_name='line',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['said', 'step', 'turn', 'pass', 'visit'])), name='kind_of_line_is_known'),
        ),
    ]
