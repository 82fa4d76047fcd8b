import django.db.models.deletion
import django.utils.timezone
import hearthside.groups.word_list
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
            name='Group',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('slug', models.SlugField(max_length=60, unique=True)),
                ('name', models.CharField(max_length=80)),
                ('purpose', models.TextField(blank=True, max_length=600)),
                ('for_whom', models.TextField(blank=True, max_length=400)),
                ('what_it_is_not', models.TextField(blank=True, max_length=400)),
                ('how_it_is_kept_safe', models.TextField(blank=True, max_length=600)),
                ('welcome', models.TextField(blank=True, max_length=1000)),
                ('leadership', models.CharField(blank=True, choices=[('peer_led', 'Led by peers'), ('co_led', 'Led by peers and a professional'), ('professional', 'Led by a professional')], max_length=14)),
                ('membership', models.CharField(blank=True, choices=[('open', 'New people can join at any time'), ('closed_cohort', 'The same people for a set time'), ('drop_in', 'Come when you like')], max_length=14)),
                ('mode', models.CharField(blank=True, choices=[('online', 'Online'), ('in_person', 'In a room'), ('hybrid', 'Online and in a room')], max_length=10)),
                ('joining', models.CharField(choices=[('open', 'Anyone here can join'), ('request', 'You ask, and the group answers'), ('invitation', 'By invitation')], default='request', max_length=10)),
                ('visibility', models.CharField(choices=[('listed', 'Listed for everyone'), ('private', 'Known to its members only')], default='listed', max_length=8)),
                ('readers', models.CharField(choices=[('members', 'Only members read along'), ('everyone', 'Everyone can read along')], default='members', max_length=8)),
                ('age_band', models.CharField(choices=[('18_plus', '18 and over'), ('16_17', '16 and 17'), ('all', 'All ages this place is open to')], default='18_plus', max_length=8)),
                ('state', models.CharField(choices=[('idea', 'An idea'), ('draft', 'Being set up'), ('in_review', 'Waiting for the team'), ('open', 'Open'), ('waitlist', 'Open, with a waiting list'), ('full', 'Full for now'), ('paused', 'Having a rest'), ('closing', 'Closing soon'), ('archived', 'Closed')], default='draft', max_length=10)),
                ('topics', models.JSONField(blank=True, default=list)),
                ('rules_version', models.PositiveIntegerField(default=0)),
                ('rules_floor', models.PositiveIntegerField(default=0)),
                ('opened_on', models.DateField(blank=True, null=True)),
                ('gentle_until', models.DateTimeField(blank=True, null=True)),
                ('is_circle', models.BooleanField(default=False)),
                ('seats', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('listing_wish', models.CharField(blank=True, choices=[('open', 'Anyone here can join'), ('request', 'You ask, and the group answers'), ('invitation', 'By invitation')], default='', max_length=10)),
                ('leader', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('safety_lead', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['visibility', 'state', 'name'], name='group_list')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('open', 'waitlist', 'full', 'closing')), _negated=True), models.Q(models.Q(('name', ''), _negated=True), models.Q(('purpose', ''), _negated=True), models.Q(('for_whom', ''), _negated=True), ('leader__isnull', False), ('safety_lead__isnull', False), ('rules_version__gte', 1), ('leadership__in', ['peer_led', 'co_led', 'professional']), ('membership__in', ['open', 'closed_cohort', 'drop_in']), ('mode__in', ['online', 'in_person', 'hybrid'])), _connector='OR'), name='open_group_is_complete'), models.CheckConstraint(condition=models.Q(('age_band', 'all'), ('visibility', 'private'), _negated=True), name='private_group_keeps_ages_apart'), models.CheckConstraint(condition=models.Q(models.Q(('visibility', 'private'), _negated=True), ('joining', 'invitation'), _connector='OR'), name='private_group_is_by_invitation'), models.CheckConstraint(condition=models.Q(models.Q(('visibility', 'private'), _negated=True), ('readers', 'members'), _connector='OR'), name='private_group_is_read_by_members'), models.CheckConstraint(condition=models.Q(('state__in', ['idea', 'draft', 'in_review', 'open', 'waitlist', 'full', 'paused', 'closing', 'archived'])), name='group_state_is_known'), models.CheckConstraint(condition=models.Q(('age_band__in', ['18_plus', '16_17', 'all'])), name='group_age_band_is_known'), models.CheckConstraint(condition=models.Q(('visibility__in', ['listed', 'private'])), name='group_visibility_is_known'), models.CheckConstraint(condition=models.Q(('joining__in', ['open', 'request', 'invitation'])), name='group_joining_is_known'), models.CheckConstraint(condition=models.Q(('is_circle', False), ('visibility', 'private'), _connector='OR'), name='circle_is_private'), models.CheckConstraint(condition=models.Q(('rules_floor__lte', models.F('rules_version'))), name='rules_floor_is_reached')],
            },
        ),
        migrations.CreateModel(
            name='GroundRules',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField()),
                ('rules', models.JSONField()),
                ('change_note', models.CharField(blank=True, max_length=300)),
                ('is_substantive', models.BooleanField(default=True)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rule_versions', to='groups.group')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('group', 'version'), name='one_text_a_version'), models.CheckConstraint(condition=models.Q(('version__gte', 1)), name='rules_start_at_one')],
            },
        ),
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField()),
                ('agreed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='groups.group')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('group', 'person', 'version'), name='one_agreement_a_version')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code_hash', models.CharField(max_length=64, unique=True)),
                ('note', models.CharField(blank=True, max_length=60)),
                ('uses_left', models.PositiveIntegerField(default=1)),
                ('expires_at', models.DateTimeField()),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='groups.group')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['group', 'expires_at'], name='invitations_of_a_group')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('member', 'Member'), ('helper', 'Helper'), ('moderator', 'Moderator'), ('leader', 'Leader')], default='member', max_length=10)),
                ('state', models.CharField(choices=[('asked', 'Asked to join'), ('active', 'Member'), ('paused', 'Taking a pause')], default='active', max_length=8)),
                ('agreed_version', models.PositiveIntegerField(default=0)),
                ('joined_on', models.DateField(default=django.utils.timezone.localdate)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='groups.group')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'state'], name='groups_of_a_person')],
                'constraints': [models.UniqueConstraint(fields=('group', 'person'), name='one_membership_a_person'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'asked'), _negated=True), ('role', 'member'), _connector='OR'), name='who_asks_has_no_role_yet')],
            },
        ),
        migrations.CreateModel(
            name='MemoryAsked',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='GroupFacts',
            fields=[
                ('group', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='facts', serialize=False, to='groups.group')),
                ('goals', hearthside.groups.word_list.WordList(blank=True, default=list, max_length=400)),
                ('formats', hearthside.groups.word_list.WordList(blank=True, default=list, max_length=400)),
                ('ways', hearthside.groups.word_list.WordList(blank=True, default=list, max_length=400)),
                ('languages', hearthside.groups.word_list.WordList(blank=True, default=list, max_length=400)),
                ('made_for', hearthside.groups.word_list.WordList(blank=True, default=list, max_length=400)),
                ('heavy', hearthside.groups.word_list.WordList(blank=True, default=list, max_length=400)),
                ('has', hearthside.groups.word_list.WordList(blank=True, default=list, max_length=400)),
                ('lacks', hearthside.groups.word_list.WordList(blank=True, default=list, max_length=400)),
                ('energy', models.CharField(blank=True, max_length=10)),
                ('size', models.CharField(blank=True, max_length=10)),
                ('cost', models.CharField(blank=True, max_length=10)),
                ('cost_note', models.CharField(blank=True, max_length=80)),
                ('newcomers', models.CharField(blank=True, max_length=10)),
                ('faith', models.CharField(blank=True, max_length=12)),
                ('advice', models.CharField(blank=True, max_length=10)),
                ('camera', models.CharField(blank=True, max_length=12)),
                ('place_name', models.CharField(blank=True, max_length=80)),
                ('latitude', models.FloatField(blank=True, null=True)),
                ('longitude', models.FloatField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('energy__in', ['', 'light', 'moderate', 'deep'])), name='group_energy_is_known'), models.CheckConstraint(condition=models.Q(('size__in', ['', 'small', 'medium', 'large', 'open'])), name='group_size_is_known'), models.CheckConstraint(condition=models.Q(('cost__in', ['', 'free', 'donation', 'paid'])), name='group_cost_is_known'), models.CheckConstraint(condition=models.Q(('newcomers__in', ['', 'yes', 'later'])), name='group_newcomers_is_known'), models.CheckConstraint(condition=models.Q(('faith__in', ['', 'secular', 'open', 'spiritual', 'faith_based', 'twelve_step'])), name='group_faith_is_known'), models.CheckConstraint(condition=models.Q(('advice__in', ['', 'none', 'invited', 'open'])), name='group_advice_is_known'), models.CheckConstraint(condition=models.Q(('camera__in', ['', 'none', 'off_ok', 'on_expected'])), name='group_camera_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('latitude__isnull', True), ('longitude__isnull', True)), models.Q(('latitude__range', (-90, 90)), ('longitude__range', (-180, 180))), _connector='OR'), name='group_place_is_a_spot')],
            },
        ),
    ]
