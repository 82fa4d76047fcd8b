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
            name='Case',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=30)),
                ('subject_id', models.UUIDField()),
                ('scope', models.UUIDField(blank=True, null=True)),
                ('level', models.CharField(choices=[('green', 'green'), ('amber', 'amber'), ('red', 'red'), ('crisis', 'crisis')], max_length=8)),
                ('state', models.CharField(choices=[('open', 'waiting for somebody'), ('in_progress', 'somebody is on it'), ('waiting_member', 'waiting for an answer'), ('follow_up', 'looking in again later'), ('closed', 'closed')], default='open', max_length=16)),
                ('source', models.CharField(choices=[('member_notice', 'Somebody told us'), ('staff', 'The team saw it'), ('automatic_suggestion', 'The automatic reader pointed to it; people decide'), ('legal_order', 'A legal order')], max_length=24)),
                ('is_care', models.BooleanField(default=True)),
                ('is_conduct', models.BooleanField(default=False)),
                ('is_held', models.BooleanField(default=False)),
                ('is_removed', models.BooleanField(default=False)),
                ('is_unread', models.BooleanField(default=False)),
                ('awaits_edit', models.BooleanField(default=False)),
                ('goes_to_operator', models.BooleanField(default=False)),
                ('need', models.PositiveSmallIntegerField(default=0)),
                ('reasons', models.JSONField(default=list)),
                ('opened_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('due_at', models.DateTimeField(null=True)),
                ('outcome', models.CharField(blank=True, choices=[('nothing_needed', 'Looked; nothing was needed'), ('talked', 'Talked with the person'), ('supported', 'The person has support now'), ('reminded', 'A kind reminder'), ('edited', 'The words were changed'), ('removed', 'The words were taken down'), ('restricted', 'A limit or a pause'), ('passed_on', 'Passed on to emergency or other services')], max_length=20)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=0)),
                ('closing_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('kept_apart', models.ManyToManyField(blank=True, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('taken_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-need', 'due_at'], name='case_by_need'), models.Index(fields=['scope'], name='safety_case_scope_512df4_idx')],
                'constraints': [models.UniqueConstraint(fields=('kind', 'subject_id'), name='one_case_a_subject')],
            },
        ),
        migrations.CreateModel(
            name='Alike',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=30)),
                ('subject_id', models.UUIDField(unique=True)),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='alikes', to='safety.case')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CaseStep',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('verb', models.CharField(max_length=30)),
                ('code', models.CharField(blank=True, max_length=60)),
                ('note', hearthside.vault.fields.SealedText(floor=64, limit=50000, null=True, owner='site', schema=1)),
                ('actor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='safety.case')),
            ],
            options={
                'indexes': [models.Index(fields=['case', 'at'], name='safety_case_case_id_352082_idx')],
            },
        ),
        migrations.CreateModel(
            name='Debrief',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('hours', models.PositiveSmallIntegerField()),
                ('due_at', models.DateTimeField(db_index=True)),
                ('told_at', models.DateTimeField(blank=True, null=True)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='safety.case')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'case', 'hours'), name='one_debrief_a_span')],
            },
        ),
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', hearthside.vault.fields.SealedText(floor=64, limit=50000, owner='person_id', schema=1)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('signed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'at'], name='safety_lett_person__431bb1_idx')],
            },
        ),
        migrations.CreateModel(
            name='Look',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('until', models.DateTimeField(blank=True, null=True)),
                ('is_heavy', models.BooleanField(default=False)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='safety.case')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'at'], name='look_by_person')],
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reason', models.CharField(choices=[('worried', "I am worried about somebody's safety"), ('method_details', 'It tells how to hurt oneself'), ('harassment', 'Harassment or bullying'), ('hate', 'Hate against a group of people'), ('sexual', 'Sexual words or advances'), ('minor_in_adult_space', 'Somebody under age in a space for adults'), ('contact_sharing', 'Sharing or asking for contact details'), ('medicine_advice', 'Telling others what to do about medicine'), ('spam', 'Advertising or a scam'), ('something_else', 'Something else'), ('asks_for_somebody', 'I would like somebody of the team to write to me')], max_length=30)),
                ('is_urgent', models.BooleanField(default=False)),
                ('note', hearthside.vault.fields.SealedText(floor=64, limit=50000, null=True, owner='site', schema=1)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('about_person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reports', to='safety.case')),
                ('reporter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Sanction',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('restriction', models.CharField(choices=[('hidden', 'Your words are hidden for now.'), ('edit_asked', 'Your words wait for a change by you.'), ('removed', 'Your words were taken down.'), ('reply_limited', 'You can read, but not write, for a while.'), ('slowed', 'You can write, but slowly, for a while.'), ('paused', 'Your account is paused.'), ('suspended', 'Your account is paused for 30 days.'), ('banned', 'Your account is closed here for good.')], max_length=20)),
                ('scope', models.UUIDField(blank=True, null=True)),
                ('rule', models.CharField(choices=[('no_methods', 'We do not write about ways to hurt oneself. It keeps readers safe.'), ('kind_words', 'We speak with care. We do not attack, mock or threaten people.'), ('no_hate', 'We do not put people down for who they are.'), ('no_pressure', 'We never push anybody to harm themselves or others.'), ('no_sexual', 'No sexual words or advances here.'), ('private_details', 'We keep names, numbers and places of others private.'), ('meet_here', 'We talk here, not in private places elsewhere.'), ('no_medicine', 'We share what we lived through. We do not prescribe.'), ('no_selling', 'We do not sell, advertise or ask for money.'), ('young_people', 'Adults and young people have spaces of their own.'), ('group_rules', 'A ground rule of this group.')], max_length=20)),
                ('reason', hearthside.vault.fields.SealedText(floor=64, limit=50000, owner='person_id', schema=1)),
                ('source', models.CharField(choices=[('member_notice', 'Somebody told us'), ('staff', 'The team saw it'), ('automatic_suggestion', 'The automatic reader pointed to it; people decide'), ('legal_order', 'A legal order')], max_length=24)),
                ('starts_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('ends_at', models.DateTimeField(blank=True, null=True)),
                ('per_hour', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('is_confirmed', models.BooleanField(default=True)),
                ('appealed_at', models.DateTimeField(blank=True, null=True)),
                ('appeal', hearthside.vault.fields.SealedText(floor=64, limit=50000, null=True, owner='person_id', schema=1)),
                ('appeal_outcome', models.CharField(blank=True, choices=[('upheld', 'The decision stays.'), ('overturned', 'The decision was undone. We are sorry.')], max_length=12)),
                ('appeal_answer', hearthside.vault.fields.SealedText(floor=64, limit=50000, null=True, owner='person_id', schema=1)),
                ('appeal_answered_at', models.DateTimeField(blank=True, null=True)),
                ('appeal_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sanctions', to='safety.case')),
                ('confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'restriction'], name='safety_sanc_person__7f827b_idx')],
            },
        ),
    ]
