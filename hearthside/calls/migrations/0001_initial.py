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
        ('meetings', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Call',
            fields=[
                ('occurrence', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='meetings.occurrence')),
                ('way', models.CharField(choices=[('jitsi', 'Video and voice, on our own server'), ('bbb', 'Video, voice and slides, on our own server'), ('link', 'On another site that the hosts chose'), ('phone', 'By phone')], max_length=6)),
                ('room', hearthside.vault.fields.SealedText(floor=64, limit=60, null=True, owner='site', schema=1)),
                ('keys', hearthside.vault.fields.SealedJSON(floor=64, limit=200, null=True, owner='site', schema=1)),
                ('begun_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('trouble_at', models.DateTimeField(blank=True, null=True)),
                ('lets_all_in', models.BooleanField(default=False)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('way__in', ['jitsi', 'bbb', 'link', 'phone'])), name='way_of_a_call_is_known')],
            },
        ),
        migrations.CreateModel(
            name='Chosen',
            fields=[
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='meetings.meeting')),
                ('way', models.CharField(choices=[('jitsi', 'Video and voice, on our own server'), ('bbb', 'Video, voice and slides, on our own server'), ('link', 'On another site that the hosts chose'), ('phone', 'By phone')], max_length=6)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('way__in', ('jitsi', 'bbb'))), name='chosen_server_is_known')],
            },
        ),
        migrations.CreateModel(
            name='Guest',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=30)),
                ('name_key', models.CharField(max_length=120)),
                ('is_host', models.BooleanField(default=False)),
                ('stand', models.CharField(choices=[('waiting', 'Waits to be let in'), ('in', 'May come in'), ('removed', 'Was asked to leave')], default='waiting', max_length=8)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('agreed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='guests', to='calls.call')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('call', 'person'), name='a_person_asks_once'), models.UniqueConstraint(fields=('call', 'name_key'), name='a_name_in_a_call_is_one_person'), models.CheckConstraint(condition=models.Q(('stand__in', ['waiting', 'in', 'removed'])), name='stand_in_a_call_is_known')],
            },
        ),
        migrations.CreateModel(
            name='Ticket',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('key_hash', models.CharField(max_length=64, unique=True)),
                ('expires_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(blank=True, null=True)),
                ('guest', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tickets', to='calls.guest')),
            ],
            options={
                'abstract': False,
            },
        ),
    ]
