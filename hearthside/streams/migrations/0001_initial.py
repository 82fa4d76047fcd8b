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
            name='Stream',
            fields=[
                ('occurrence', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='meetings.occurrence')),
                ('link', hearthside.vault.fields.SealedText(floor=64, limit=400, null=True, owner='site', schema=1)),
                ('video', hearthside.vault.fields.SealedText(floor=64, limit=400, null=True, owner='site', schema=1)),
                ('captions', hearthside.vault.fields.SealedText(floor=64, limit=400, null=True, owner='site', schema=1)),
                ('replay', hearthside.vault.fields.SealedText(floor=64, limit=400, null=True, owner='site', schema=1)),
                ('delay', models.PositiveSmallIntegerField(default=30)),
                ('begun_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('delay__lte', 3600)), name='delay_is_an_hour_at_most')],
            },
        ),
        migrations.CreateModel(
            name='OnScreen',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('said', models.CharField(choices=[('asked', 'Has not said'), ('yes', 'A replay may be shown'), ('no', 'No replay'), ('not_me', 'Is not in it')], default='asked', max_length=6)),
                ('said_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('stream', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='on_screen', to='streams.stream')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('stream', 'person'), name='a_person_is_on_screen_once'), models.CheckConstraint(condition=models.Q(('said__in', ['asked', 'yes', 'no', 'not_me'])), name='said_about_a_replay_is_known')],
            },
        ),
    ]
