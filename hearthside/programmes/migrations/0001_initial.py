import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('meetings', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Part',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('stage', models.CharField(max_length=40)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('partner', models.CharField(blank=True, max_length=80)),
                ('title', models.CharField(blank=True, max_length=80)),
                ('about', models.TextField(blank=True, max_length=400)),
                ('keeper', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('occurrence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='meetings.occurrence')),
            ],
            options={
                'indexes': [models.Index(fields=['occurrence', 'starts_at'], name='parts_in_order')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='part_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='HeldQuarter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('occurrence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='meetings.occurrence')),
                ('part', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='programmes.part')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('occurrence', 'stage', 'at'), name='a_stage_is_held_once')],
            },
        ),
        migrations.CreateModel(
            name='CourseWeek',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('theme', models.CharField(max_length=80)),
                ('homework', models.TextField(blank=True, max_length=600)),
                ('if_missed', models.TextField(blank=True, max_length=600)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='meetings.meeting')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('meeting', 'number'), name='a_week_of_a_course_is_written_once'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='weeks_start_at_one')],
            },
        ),
    ]
