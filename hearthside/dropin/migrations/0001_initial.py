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
            name='Evening',
            fields=[
                ('occurrence', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='line', serialize=False, to='meetings.occurrence')),
                ('opened_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('last_number', models.PositiveIntegerField(default=0)),
                ('moves', models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='Listener',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=30)),
                ('is_on_site', models.BooleanField(default=False)),
                ('is_here', models.BooleanField(default=True)),
                ('free_since', models.DateTimeField(default=django.utils.timezone.now)),
                ('seen_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('evening', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='listeners', to='dropin.evening')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('evening', 'person'), name='a_listener_is_there_once')],
            },
        ),
        migrations.CreateModel(
            name='Ticket',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(blank=True, max_length=30)),
                ('way', models.CharField(choices=[('text', 'In writing, right here'), ('call', 'By phone or a link'), ('site', 'I am at the place')], max_length=4)),
                ('about', hearthside.vault.fields.SealedText(floor=64, limit=300, null=True, owner='person_id', schema=1)),
                ('is_held', models.BooleanField(default=False)),
                ('sounds_heavy', models.BooleanField(default=False)),
                ('number', models.PositiveIntegerField()),
                ('rank', models.PositiveIntegerField()),
                ('state', models.CharField(choices=[('waiting', 'Waits'), ('away', 'Stepped out for a moment'), ('called', 'Is called'), ('talking', 'Talks'), ('done', 'Was seen'), ('left', 'Left the line'), ('missed', 'Was called twice'), ('told', 'Was told of other ways')], default='waiting', max_length=8)),
                ('calls', models.PositiveSmallIntegerField(default=0)),
                ('is_first', models.BooleanField(default=False)),
                ('joined_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('called_at', models.DateTimeField(blank=True, null=True)),
                ('breath', models.PositiveIntegerField(default=0)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('evening', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tickets', to='dropin.evening')),
                ('listener', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='dropin.listener')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['evening', 'state'], name='tickets_by_state')],
                'constraints': [models.UniqueConstraint(fields=('evening', 'number'), name='a_number_is_given_once'), models.UniqueConstraint(condition=models.Q(('state__in', ('waiting', 'away', 'called', 'talking'))), fields=('evening', 'person'), name='nobody_waits_twice'), models.UniqueConstraint(condition=models.Q(('state__in', ['called', 'talking'])), fields=('listener',), name='a_listener_sees_one_at_a_time'), models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'away', 'called', 'talking', 'done', 'left', 'missed', 'told'])), name='state_of_ticket_is_known'), models.CheckConstraint(condition=models.Q(('way__in', ['text', 'call', 'site'])), name='way_of_ticket_is_known')],
            },
        ),
        migrations.CreateModel(
            name='Visit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField(default=django.utils.timezone.localdate)),
                ('came', models.CharField(choices=[('seen', 'Was seen'), ('missed', 'Did not come when called'), ('left', 'Left before'), ('told', 'Could not be seen')], max_length=8)),
                ('seconds', models.PositiveIntegerField(default=0)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='meetings.meeting')),
            ],
            options={
                'indexes': [models.Index(fields=['meeting', 'on'], name='visits_by_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(('came__in', ['seen', 'missed', 'left', 'told'])), name='what_became_is_known')],
            },
        ),
        migrations.CreateModel(
            name='Hours',
            fields=[
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='drop_in', serialize=False, to='meetings.meeting')),
                ('minutes_each', models.PositiveSmallIntegerField(default=20)),
                ('takes_minors', models.BooleanField(default=False)),
                ('policy', models.CharField(blank=True, max_length=300)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('made_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('minutes_each__gte', 5), ('minutes_each__lte', 90)), name='a_talk_has_a_length'), models.CheckConstraint(condition=models.Q(('takes_minors', False), models.Q(('policy', ''), _negated=True), _connector='OR'), name='minors_need_a_policy')],
            },
        ),
    ]
