import django.db.models.deletion
import django.utils.timezone
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
            name='Room',
            fields=[
                ('occurrence', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='meetings.occurrence')),
                ('opened_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('closes_at', models.DateTimeField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('step', models.PositiveSmallIntegerField(default=0)),
                ('step_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('is_round', models.BooleanField(default=False)),
                ('is_slow', models.BooleanField(default=False)),
                ('is_one_to_one', models.BooleanField(default=False)),
                ('last_number', models.PositiveIntegerField(default=0)),
                ('nook_prompt', models.CharField(blank=True, max_length=120)),
                ('nook_minutes', models.PositiveSmallIntegerField(default=0)),
            ],
        ),
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
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=30)),
                ('name_key', models.CharField(max_length=120)),
                ('is_host', models.BooleanField(default=False)),
                ('place', models.CharField(choices=[('in', 'In the room'), ('left', 'Has left'), ('removed', 'Was asked to leave')], default='in', max_length=8)),
                ('wish', models.CharField(choices=[('talk', 'I may talk'), ('listen', 'I listen for now')], default='talk', max_length=8)),
                ('hand_at', models.DateTimeField(blank=True, null=True)),
                ('help_at', models.DateTimeField(blank=True, null=True)),
                ('asked_at', models.DateTimeField(blank=True, null=True)),
                ('spoke_in_round', models.BooleanField(default=False)),
                ('letters', models.PositiveIntegerField(default=0)),
                ('came_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('seen_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('before', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('after', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('wants_nook', models.BooleanField(default=False)),
                ('nook', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='seats', to='hosted.nook')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('room', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='hosted.room')),
                ('with_host', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='hosted.seat')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('room', 'person'), name='a_person_has_one_seat'), models.UniqueConstraint(fields=('room', 'name_key'), name='a_name_in_a_room_is_one_person'), models.CheckConstraint(condition=models.Q(('place__in', ['in', 'left', 'removed'])), name='place_in_a_room_is_known'), models.CheckConstraint(condition=models.Q(('wish__in', ['talk', 'listen'])), name='wish_in_a_room_is_known')],
            },
        ),
        migrations.AddField(
            model_name='room',
            name='turn',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='hosted.seat'),
        ),
        migrations.CreateModel(
            name='Line',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('kind', models.CharField(choices=[('said', 'Words'), ('step', 'A new part begins'), ('turn', 'Whose turn it is'), ('pass', 'Passes'), ('visit', 'A host looks in')], default='said', max_length=8)),
                ('text', models.CharField(blank=True, max_length=1000)),
                ('state', models.CharField(choices=[('shown', 'Shown'), ('held', 'Waits for a moderator'), ('removed', 'Removed by a moderator')], default='shown', max_length=8)),
                ('once', models.CharField(max_length=40)),
                ('said_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('nook', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='hosted.nook')),
                ('room', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='hosted.room')),
                ('seat', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='hosted.seat')),
                ('side', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='hosted.seat')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('room', 'number'), name='lines_have_an_order'), models.UniqueConstraint(fields=('room', 'once'), name='a_line_is_sent_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['said', 'step', 'turn', 'pass', 'visit'])), name='kind_of_line_is_known'), models.CheckConstraint(condition=models.Q(('state__in', ['shown', 'held', 'removed'])), name='state_of_line_is_known')],
            },
        ),
    ]
