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
    ]

    operations = [
        migrations.CreateModel(
            name='Giver',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('peer', 'A peer with a certificate'), ('professional', 'A professional')], max_length=12)),
                ('work', models.CharField(max_length=80)),
                ('about', models.CharField(blank=True, max_length=400)),
                ('takes_minors', models.BooleanField(default=False)),
                ('is_open', models.BooleanField(default=True)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('named_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['peer', 'professional'])), name='kind_of_giver_is_known')],
            },
        ),
        migrations.CreateModel(
            name='Slot',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('way', models.CharField(choices=[('link', 'By video or sound, over a link'), ('phone', 'By phone'), ('site', 'In person')], max_length=6)),
                ('where', hearthside.vault.fields.SealedText(floor=64, limit=400, owner='site', schema=1)),
                ('is_withdrawn', models.BooleanField(default=False)),
                ('giver', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='slots', to='appointments.giver')),
            ],
            options={
                'indexes': [models.Index(fields=['starts_at'], name='slots_by_time')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_withdrawn', False)), fields=('giver', 'starts_at'), name='a_time_is_given_once'), models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='a_time_has_a_length'), models.CheckConstraint(condition=models.Q(('way__in', ['link', 'phone', 'site'])), name='way_of_slot_is_known')],
            },
        ),
        migrations.CreateModel(
            name='Appointment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('about', hearthside.vault.fields.SealedText(floor=64, limit=400, null=True, owner='person_id', schema=1)),
                ('is_held', models.BooleanField(default=False)),
                ('word', models.CharField(blank=True, choices=[('', 'I would rather not say'), ('unwell', 'I am not well enough'), ('between', 'Something came up'), ('sorry', 'I am sorry, and I would like another time'), ('better', 'I do not need it any more. Thank you')], default='', max_length=8)),
                ('state', models.CharField(choices=[('booked', 'It stands'), ('moved', 'Moved to another time'), ('off', 'Called off'), ('held', 'Over')], default='booked', max_length=8)),
                ('is_off_by_giver', models.BooleanField(default=False)),
                ('changed', models.PositiveSmallIntegerField(default=0)),
                ('booked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('reminded_at', models.DateTimeField(blank=True, null=True)),
                ('consented_at', models.DateTimeField(blank=True, null=True)),
                ('person_seen_at', models.DateTimeField(blank=True, null=True)),
                ('giver_seen_at', models.DateTimeField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('slot', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='appointments', to='appointments.slot')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'state'], name='appointments_of_a_person')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'booked')), fields=('slot',), name='a_time_is_booked_once'), models.CheckConstraint(condition=models.Q(('state__in', ['booked', 'moved', 'off', 'held'])), name='state_of_appointment_is_known')],
            },
        ),
    ]
