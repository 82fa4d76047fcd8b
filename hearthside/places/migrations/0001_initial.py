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
        ('groups', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Booking',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('asked', 'Asked for'), ('agreed', 'Agreed')], default='asked', max_length=8)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='groups.group')),
            ],
        ),
        migrations.CreateModel(
            name='Venue',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80)),
                ('city', models.CharField(max_length=60)),
                ('about', models.TextField(blank=True, max_length=600)),
                ('address', hearthside.vault.fields.SealedText(floor=64, limit=400, null=True, owner='site', schema=1)),
                ('seats', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('opens', models.TimeField()),
                ('closes', models.TimeField()),
                ('zone', models.CharField(max_length=40)),
                ('step_free', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('unknown', 'Not known')], default='unknown', max_length=8)),
                ('hearing_loop', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('unknown', 'Not known')], default='unknown', max_length=8)),
                ('quiet_room', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('unknown', 'Not known')], default='unknown', max_length=8)),
                ('childcare', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('unknown', 'Not known')], default='unknown', max_length=8)),
                ('transit', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('unknown', 'Not known')], default='unknown', max_length=8)),
                ('looked_at', models.DateField(blank=True, null=True)),
                ('is_open', models.BooleanField(default=True)),
                ('keeper', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('childcare__in', ['yes', 'no', 'unknown']), ('hearing_loop__in', ['yes', 'no', 'unknown']), ('quiet_room__in', ['yes', 'no', 'unknown']), ('step_free__in', ['yes', 'no', 'unknown']), ('transit__in', ['yes', 'no', 'unknown'])), name='what_is_known_is_never_blank'), models.CheckConstraint(condition=models.Q(('closes__gt', models.F('opens'))), name='venue_closes_after_it_opens')],
            },
        ),
        migrations.CreateModel(
            name='HeldHalfHour',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('booking', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='half_hours', to='places.booking')),
                ('venue', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='places.venue')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('venue', 'at'), name='a_half_hour_is_held_once')],
            },
        ),
        migrations.AddField(
            model_name='booking',
            name='venue',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bookings', to='places.venue'),
        ),
        migrations.AddIndex(
            model_name='booking',
            index=models.Index(fields=['venue', 'starts_at'], name='bookings_of_a_venue'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='booking_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['asked', 'agreed'])), name='booking_state_is_known'),
        ),
    ]
