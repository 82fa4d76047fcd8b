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
            name='Closing',
            fields=[
                ('group', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='groups.group')),
                ('reason', models.CharField(choices=[('few', 'Too few of us come now.'), ('leaders', 'Those who lead it need to stop, and nobody can take over.'), ('done', 'It did what it was for.'), ('joins', 'It joins another group.'), ('unsaid', 'We would rather not say.')], max_length=8)),
                ('begun_on', models.DateField(default=django.utils.timezone.localdate)),
                ('ends_on', models.DateField()),
                ('kept_until', models.DateField()),
                ('is_over', models.BooleanField(default=False)),
                ('into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='groups.group')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('kept_until__gt', models.F('ends_on'))), name='closed_group_can_be_read_a_while')],
            },
        ),
        migrations.CreateModel(
            name='Offer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('co_lead', 'Lead together'), ('cover', 'Look after it while I am away'), ('hand_over', 'Take it over'), ('merge', 'Let our people join your group')], max_length=10)),
                ('starts_on', models.DateField(blank=True, null=True)),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('stays', models.BooleanField(default=False)),
                ('stage', models.CharField(choices=[('offered', 'Waiting for an answer'), ('coming', 'Agreed, not begun'), ('running', 'Going on now')], default='offered', max_length=8)),
                ('role_before', models.CharField(blank=True, max_length=10)),
                ('moves_safety', models.BooleanField(default=False)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='groups.group')),
                ('into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='groups.group')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('safety_with', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('into__isnull', False), ('kind', 'merge'), ('made_to__isnull', True)), models.Q(models.Q(('kind', 'merge'), _negated=True), ('into__isnull', True), ('made_to__isnull', False)), _connector='OR'), name='offer_goes_to_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'cover'), _negated=True), models.Q(('ends_on__gte', models.F('starts_on')), ('starts_on__isnull', False)), _connector='OR'), name='cover_has_its_days'), models.UniqueConstraint(condition=models.Q(('kind', 'cover')), fields=('group', 'made_by'), name='one_cover_for_a_leader'), models.UniqueConstraint(condition=models.Q(('kind', 'hand_over')), fields=('group',), name='one_hand_over_at_a_time'), models.UniqueConstraint(condition=models.Q(('kind', 'merge')), fields=('group',), name='one_merge_at_a_time'), models.UniqueConstraint(condition=models.Q(('kind', 'co_lead')), fields=('group', 'made_to'), name='one_offer_to_lead_together')],
            },
        ),
        migrations.CreateModel(
            name='ReturnNote',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('words', hearthside.vault.fields.SealedText(floor=64, limit=1000, null=True, owner='person_id', schema=1)),
                ('remind_on', models.DateField(blank=True, null=True)),
                ('is_told', models.BooleanField(default=False)),
                ('made_on', models.DateField(default=django.utils.timezone.localdate)),
                ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='groups.group')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('is_told', False)), fields=['remind_on'], name='notes_to_come')],
            },
        ),
    ]
