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
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=80)),
                ('about', models.TextField(blank=True, max_length=1000)),
                ('kind', models.CharField(choices=[('support', 'Support meeting'), ('workshop', 'Workshop'), ('class', 'Class'), ('lecture', 'Talk'), ('forum', 'Public forum'), ('storytelling', 'Storytelling'), ('art', 'Art'), ('music', 'Music'), ('movement', 'Movement'), ('walk', 'Walk'), ('festival', 'Festival'), ('drop_in', 'Drop-in')], max_length=14)),
                ('format_key', models.CharField(max_length=30)),
                ('mode', models.CharField(choices=[('online', 'Online'), ('in_person', 'In a room'), ('hybrid', 'Online and in a room')], max_length=10)),
                ('audience', models.CharField(choices=[('members', 'Members of the group'), ('everyone', 'Anybody who likes')], default='members', max_length=10)),
                ('zone', models.CharField(max_length=40)),
                ('starts_local', models.CharField(max_length=16)),
                ('minutes', models.PositiveSmallIntegerField()),
                ('rule', models.CharField(blank=True, max_length=120)),
                ('capacity', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('companions', models.PositiveSmallIntegerField(default=0)),
                ('shows_numbers', models.BooleanField(default=False)),
                ('is_cohort', models.BooleanField(default=False)),
                ('hosts_needed', models.PositiveSmallIntegerField(default=1)),
                ('city', models.CharField(blank=True, max_length=60)),
                ('where', hearthside.vault.fields.SealedText(floor=64, limit=400, null=True, owner='site', schema=1)),
                ('link', hearthside.vault.fields.SealedText(floor=64, limit=400, null=True, owner='site', schema=1)),
                ('phone', hearthside.vault.fields.SealedText(floor=64, limit=120, null=True, owner='site', schema=1)),
                ('place_hours', models.PositiveSmallIntegerField(default=24)),
                ('code_opens_place', models.BooleanField(default=False)),
                ('camera', models.CharField(choices=[('none', 'No cameras'), ('off_ok', 'Your camera can stay off'), ('on', 'We like to see each other, but you choose')], default='off_ok', max_length=8)),
                ('access', models.JSONField(blank=True, default=dict)),
                ('materials', models.TextField(blank=True, max_length=600)),
                ('checked', models.JSONField(blank=True, default=list)),
                ('state', models.CharField(choices=[('active', 'Goes on'), ('hidden', 'Being looked at by the team'), ('ended', 'Has ended')], default='active', max_length=8)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='meetings', to='groups.group')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('venue', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='places.venue')),
            ],
            options={
                'indexes': [models.Index(fields=['group', 'state'], name='meetings_of_a_group')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['support', 'workshop', 'class', 'lecture', 'forum', 'storytelling', 'art', 'music', 'movement', 'walk', 'festival', 'drop_in'])), name='meeting_kind_is_known'), models.CheckConstraint(condition=models.Q(('audience__in', ['members', 'everyone'])), name='meeting_audience_is_known'), models.CheckConstraint(condition=models.Q(('state__in', ['active', 'hidden', 'ended'])), name='meeting_state_is_known'), models.CheckConstraint(condition=models.Q(('minutes__gte', 5), ('minutes__lte', 1440)), name='meeting_ends_in_a_day'), models.CheckConstraint(condition=models.Q(('capacity', None), ('capacity__gte', 1), _connector='OR'), name='meeting_has_a_seat')],
            },
        ),
        migrations.CreateModel(
            name='Occurrence',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('slot', models.CharField(max_length=16)),
                ('number', models.PositiveSmallIntegerField(default=1)),
                ('starts_local', models.CharField(max_length=16)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('moved', 'Moved to another time'), ('cancelled', 'Called off'), ('held', 'Over')], default='planned', max_length=10)),
                ('why', models.CharField(blank=True, choices=[('', 'No reason given'), ('hosts', 'The hosts called it off.'), ('no_host', 'Nobody could host it this time.'), ('quiet_day', 'It falls on a quiet day.'), ('changed', 'The times of these meetings have changed.'), ('group_ends', 'Its group comes to an end before that day.')], default='', max_length=10)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('format_key', models.CharField(max_length=30)),
                ('capacity', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('seats_taken', models.PositiveSmallIntegerField(default=0)),
                ('where', hearthside.vault.fields.SealedText(floor=64, limit=400, null=True, owner='site', schema=1)),
                ('changed', models.PositiveSmallIntegerField(default=0)),
                ('cover_asked_at', models.DateTimeField(blank=True, null=True)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='occurrences', to='meetings.meeting')),
            ],
            options={
                'indexes': [models.Index(fields=['starts_at'], name='occurrences_by_time')],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'slot'), name='a_slot_is_made_once'), models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='occurrence_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'moved', 'cancelled', 'held'])), name='occurrence_state_is_known'), models.CheckConstraint(condition=models.Q(('capacity', None), ('seats_taken__lte', models.F('capacity')), _connector='OR'), name='no_more_people_than_seats')],
            },
        ),
        migrations.CreateModel(
            name='Host',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_coming', models.BooleanField(default=True)),
                ('is_cover', models.BooleanField(default=False)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('occurrence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hosts', to='meetings.occurrence')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('occurrence', 'person'), name='a_host_is_named_once')],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code_hash', models.CharField(blank=True, max_length=64)),
                ('state', models.CharField(choices=[('going', 'You are coming'), ('maybe', 'You may come'), ('waiting', 'You are on the waiting list'), ('cannot', 'You cannot come'), ('attended', 'You were there'), ('left_early', 'You were there for a part')], max_length=10)),
                ('companions', models.PositiveSmallIntegerField(default=0)),
                ('is_shown', models.BooleanField(default=False)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('reminded_at', models.DateTimeField(blank=True, null=True)),
                ('place_seen_at', models.DateTimeField(blank=True, null=True)),
                ('said_of_at', models.DateTimeField(blank=True, null=True)),
                ('said_of_change', models.PositiveSmallIntegerField(default=0)),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('occurrence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendances', to='meetings.occurrence')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'state'], name='meetings_of_a_person')],
                'constraints': [models.UniqueConstraint(fields=('occurrence', 'person'), name='a_person_answers_once'), models.UniqueConstraint(condition=models.Q(('code_hash', ''), _negated=True), fields=('code_hash',), name='a_code_is_used_once'), models.CheckConstraint(condition=models.Q(models.Q(('code_hash__gt', ''), ('person', None)), models.Q(('code_hash', ''), ('person__isnull', False)), _connector='OR'), name='an_answer_has_a_person_or_a_code'), models.CheckConstraint(condition=models.Q(('state__in', ['going', 'maybe', 'waiting', 'cannot', 'attended', 'left_early'])), name='coming_is_known')],
            },
        ),
        migrations.CreateModel(
            name='QuietDay',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('day', models.DateField()),
                ('name', models.CharField(max_length=60)),
                ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='groups.group')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('group', 'day'), name='a_quiet_day_of_a_group_is_named_once'), models.UniqueConstraint(condition=models.Q(('group', None)), fields=('day',), name='a_quiet_day_is_named_once')],
            },
        ),
        migrations.CreateModel(
            name='UsualHost',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_cover', models.BooleanField(default=False)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='usual_hosts', to='meetings.meeting')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('meeting', 'person'), name='a_usual_host_is_named_once')],
            },
        ),
        migrations.CreateModel(
            name='CalendarKey',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('key_hash', models.CharField(max_length=64, unique=True)),
                ('is_neutral', models.BooleanField(default=True)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='groups.group')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'group'), name='one_calendar_a_group'), models.UniqueConstraint(condition=models.Q(('group', None)), fields=('person',), name='one_calendar_of_ones_own')],
            },
        ),
    ]
