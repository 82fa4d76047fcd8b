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
        ('safety', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Talk',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('stage', models.CharField(choices=[('first', 'The first of the two is asked.'), ('second', 'The other is asked.'), ('going', 'The talk is going on.'), ('agreed', 'Both agreed on something in writing.'), ('stopped', 'The talk has ended. Nobody has to say why.'), ('not_held', 'The talk did not come about. Nothing changes for anybody.')], default='first', max_length=8)),
                ('step', models.PositiveSmallIntegerField(default=0)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('other_asked_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('outcome', hearthside.vault.fields.SealedText(floor=64, limit=2000, null=True, owner='site', schema=1)),
                ('first_signed_at', models.DateTimeField(blank=True, null=True)),
                ('other_signed_at', models.DateTimeField(blank=True, null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='safety.case')),
                ('first', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('guide', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('stage__in', ('first', 'second', 'going'))), fields=('case',), name='one_live_talk_a_case')],
            },
        ),
        migrations.CreateModel(
            name='Line',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('step', models.PositiveSmallIntegerField()),
                ('text', hearthside.vault.fields.SealedText(floor=64, limit=4000, owner='author_id', schema=1)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('talk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='mending.talk')),
            ],
            options={
                'indexes': [models.Index(fields=['talk', 'at'], name='lines_of_a_talk')],
            },
        ),
    ]
