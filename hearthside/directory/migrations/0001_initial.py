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
            name='OwnContact',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', hearthside.vault.fields.SealedText(floor=64, limit=60, owner='person_id', schema=1)),
                ('number', hearthside.vault.fields.SealedText(floor=64, limit=40, owner='person_id', schema=1)),
                ('place', models.PositiveSmallIntegerField(default=0)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'place'], name='contacts_of_a_person')],
            },
        ),
        migrations.CreateModel(
            name='Verification',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('line_id', models.CharField(db_index=True, max_length=80)),
                ('verified_on', models.DateField(default=django.utils.timezone.localdate)),
                ('how', models.CharField(choices=[('called', 'I called it'), ('texted', 'I sent a text'), ('opened', 'I opened its page')], max_length=8)),
                ('works', models.BooleanField(default=True)),
                ('verified_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['line_id', 'verified_on'], name='newest_check_of_a_line')],
            },
        ),
    ]
