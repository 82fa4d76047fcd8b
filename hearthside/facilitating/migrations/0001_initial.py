import django.db.models.deletion
import django.utils.timezone
import hearthside.vault.fields
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('hosted', '0001_initial'),
        ('meetings', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Climate',
            fields=[
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='meetings.meeting')),
                ('words', models.JSONField(default=dict)),
                ('made_on', models.DateField(default=django.utils.timezone.localdate)),
            ],
        ),
        migrations.CreateModel(
            name='Voice',
            fields=[
                ('seat', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='hosted.seat')),
                ('turns', models.PositiveSmallIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='Helm',
            fields=[
                ('room', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='hosted.room')),
                ('is_check_out', models.BooleanField(default=False)),
                ('hot_at', models.DateTimeField(blank=True, null=True)),
                ('risk_at', models.DateTimeField(blank=True, null=True)),
                ('risk_step', models.PositiveSmallIntegerField(default=0)),
                ('was_risk', models.BooleanField(default=False)),
                ('leads', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='hosted.seat')),
            ],
        ),
        migrations.CreateModel(
            name='Log',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('came', models.PositiveSmallIntegerField(default=0)),
                ('began_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('was_risk', models.BooleanField(default=False)),
                ('themes', hearthside.vault.fields.SealedText(floor=64, limit=600, null=True, owner='site', schema=1)),
                ('well', hearthside.vault.fields.SealedText(floor=64, limit=600, null=True, owner='site', schema=1)),
                ('worries', hearthside.vault.fields.SealedText(floor=64, limit=600, null=True, owner='site', schema=1)),
                ('onward', hearthside.vault.fields.SealedText(floor=64, limit=600, null=True, owner='site', schema=1)),
                ('occurrence', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='meetings.occurrence')),
                ('written_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Felt',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('answers', hearthside.vault.fields.SealedJSON(floor=128, limit=50000, owner='person_id', schema=1)),
                ('said_on', models.DateField(default=django.utils.timezone.localdate)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='meetings.meeting')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('meeting', 'person'), name='one_says_how_it_is_once')],
            },
        ),
        migrations.CreateModel(
            name='Onward',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('days', models.PositiveSmallIntegerField(default=1)),
                ('due_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('occurrence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='meetings.occurrence')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('sent_at', None)), fields=['due_at'], name='words_after_meetings_to_come')],
                'constraints': [models.UniqueConstraint(fields=('occurrence', 'person', 'days'), name='a_word_after_a_meeting_comes_once')],
            },
        ),
    ]
