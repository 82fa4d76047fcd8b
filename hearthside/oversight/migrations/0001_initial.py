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
            name='Opening',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('purpose', models.CharField(choices=[('author', 'Who wrote an anonymous post'), ('disclosure', 'Tell an emergency service what we know of a person'), ('reading', 'Read a conversation that is not ours'), ('group', 'Read what a whole group talks about')], max_length=12)),
                ('ground', models.CharField(choices=[('life', 'A life may be in danger.'), ('child', 'A child may be in danger.'), ('harm', 'Somebody else may come to harm.'), ('law', 'The law asks for it.')], max_length=8)),
                ('reason', hearthside.vault.fields.SealedText(floor=64, limit=50000, owner='site', schema=1)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('is_agreed', models.BooleanField(default=False)),
                ('ends_at', models.DateTimeField(blank=True, null=True)),
                ('opened_at', models.DateTimeField(blank=True, null=True)),
                ('told_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='safety.case')),
            ],
            options={
                'indexes': [models.Index(fields=['asked_by', 'asked_at'], name='openings_asked_for'), models.Index(fields=['opened_at', 'told_at'], name='openings_to_tell')],
            },
        ),
        migrations.CreateModel(
            name='Disclosure',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('service', hearthside.vault.fields.SealedText(floor=64, limit=200, owner='site', schema=1)),
                ('told', hearthside.vault.fields.SealedText(floor=64, limit=2000, owner='site', schema=1)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('opening', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='disclosures', to='oversight.opening')),
            ],
            options={
                'abstract': False,
            },
        ),
    ]
