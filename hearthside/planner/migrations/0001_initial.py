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
            name='Leaning',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kept', hearthside.vault.fields.SealedJSON(floor=2048, limit=20000, owner='person_id', schema=1)),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Planned',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('what', hearthside.vault.fields.SealedJSON(floor=1024, limit=8000, owner='person_id', schema=1)),
                ('on', models.DateField(blank=True, null=True)),
                ('part', models.CharField(blank=True, choices=[('', 'Any time'), ('morning', 'In the morning'), ('afternoon', 'In the afternoon'), ('evening', 'In the evening')], default='', max_length=9)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('remind_at', models.DateTimeField(blank=True, null=True)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'closed_on'], name='planned_by_a_person'), models.Index(condition=models.Q(('remind_at__isnull', False)), fields=['remind_at'], name='planned_with_a_reminder')],
                'constraints': [models.CheckConstraint(condition=models.Q(('part__in', ['', 'morning', 'afternoon', 'evening'])), name='planned_part_of_day_is_known'), models.CheckConstraint(condition=models.Q(('remind_at', None), models.Q(('closed_on', None), ('on__isnull', False)), _connector='OR'), name='only_open_plans_remind')],
            },
        ),
    ]
