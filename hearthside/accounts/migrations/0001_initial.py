import django.db.models.deletion
import django.utils.timezone
import hearthside.accounts.models
import hearthside.vault.fields
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=30)),
                ('name_key', models.CharField(max_length=60, unique=True)),
                ('about', models.CharField(blank=True, max_length=300)),
                ('pronouns', models.CharField(blank=True, max_length=30)),
                ('age_band', models.CharField(choices=[('13_15', '13 to 15'), ('16_17', '16 or 17'), ('18_plus', '18 or over')], default='18_plus', max_length=10)),
                ('country', models.CharField(blank=True, max_length=2)),
                ('language', models.CharField(default='en', max_length=10)),
                ('time_zone', models.CharField(blank=True, max_length=40)),
                ('state', models.CharField(choices=[('active', 'Active'), ('resting', 'Resting'), ('paused_by_team', 'Paused by the team'), ('closed', 'Closed'), ('memorial', 'In memory')], default='active', max_length=16)),
                ('paused_until', models.DateTimeField(blank=True, null=True)),
                ('helper_until', models.DateField(blank=True, null=True)),
                ('helper_since', models.DateField(blank=True, null=True)),
                ('course_on', models.DateField(blank=True, null=True)),
                ('is_safety_lead', models.BooleanField(default=False)),
                ('is_operator', models.BooleanField(default=False)),
                ('not_today', models.JSONField(default=hearthside.accounts.models.no_filters)),
                ('look', models.JSONField(default=hearthside.accounts.models.plain_look)),
                ('recovery_hash', models.CharField(blank=True, max_length=128)),
                ('joined_on', models.DateField(default=django.utils.timezone.localdate)),
            ],
            options={
                'db_table': 'accounts_person',
            },
        ),
        migrations.CreateModel(
            name='Block',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_mute', models.BooleanField(default=False)),
                ('blocked', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('blocker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('blocker', 'blocked'), name='one_block_a_pair'), models.CheckConstraint(condition=models.Q(('blocker', models.F('blocked')), _negated=True), name='nobody_blocks_themselves')],
            },
        ),
        migrations.CreateModel(
            name='SealedEmail',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('address', hearthside.vault.fields.SealedText(floor=64, limit=254, owner='person_id', schema=1)),
                ('blind', models.BinaryField(max_length=32)),
                ('code_hash', models.CharField(blank=True, max_length=128)),
                ('code_until', models.DateTimeField(blank=True, null=True)),
                ('link_hash', models.CharField(blank=True, max_length=64)),
                ('link_until', models.DateTimeField(blank=True, null=True)),
                ('is_verified', models.BooleanField(default=False)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['blind'], name='addresses_by_blind_index'), models.Index(condition=models.Q(('link_hash', ''), _negated=True), fields=['link_hash'], name='addresses_by_link')],
                'constraints': [models.UniqueConstraint(fields=('person', 'is_verified'), name='one_proved_and_one_waiting_address')],
            },
        ),
    ]
