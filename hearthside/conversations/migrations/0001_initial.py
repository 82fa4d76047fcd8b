import django.db.models.deletion
import hearthside.conversations.models
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
            name='Post',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('voice', models.CharField(blank=True, max_length=40)),
                ('voice_tag', models.CharField(blank=True, max_length=64)),
                ('body', models.TextField(max_length=10000)),
                ('html', models.TextField()),
                ('renderer', models.PositiveSmallIntegerField(default=0)),
                ('state', models.CharField(choices=[('shown', 'Shown'), ('held', 'Held'), ('removed', 'Removed'), ('taken_back', 'Taken Back')], default='shown', max_length=10)),
                ('created_at', models.DateTimeField(default=hearthside.conversations.models.this_minute)),
                ('edited_at', models.DateTimeField(blank=True, null=True)),
                ('once', models.CharField(max_length=64, unique=True)),
                ('author', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('quote', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='conversations.post')),
            ],
        ),
        migrations.CreateModel(
            name='AnonymousAuthor',
            fields=[
                ('post', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='box', serialize=False, to='conversations.post')),
                ('box', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('place', models.CharField(max_length=64, unique=True)),
                ('words', hearthside.vault.fields.SealedJSON(floor=512, limit=50000, owner='person_id', schema=1)),
                ('saved_at', models.DateTimeField(default=hearthside.conversations.models.this_minute)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Earlier',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('body', models.TextField()),
                ('replaced_at', models.DateTimeField(default=hearthside.conversations.models.this_minute)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='earlier', to='conversations.post')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', hearthside.vault.fields.SealedText(floor=64, limit=50000, owner='site', schema=1)),
                ('sent_at', models.DateTimeField(default=hearthside.conversations.models.this_minute)),
                ('is_read', models.BooleanField(default=False)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='letters', to='conversations.post')),
                ('sender', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Shelf',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('threads', hearthside.vault.fields.SealedJSON(floor=4096, limit=50000, owner='person_id', schema=1)),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Thread',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=120)),
                ('intent', models.CharField(default='unsure', max_length=20)),
                ('notes', models.CharField(blank=True, help_text='topic ids, each between spaces', max_length=200)),
                ('voice', models.CharField(blank=True, max_length=40)),
                ('state', models.CharField(choices=[('shown', 'Shown'), ('held', 'Held'), ('removed', 'Removed'), ('taken_back', 'Taken Back')], default='shown', max_length=10)),
                ('created_at', models.DateTimeField(default=hearthside.conversations.models.this_minute)),
                ('last_post_at', models.DateTimeField(default=hearthside.conversations.models.this_minute)),
                ('last_number', models.PositiveIntegerField(default=0)),
                ('version', models.PositiveIntegerField(default=0)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('expires_at', models.DateTimeField(blank=True, null=True)),
                ('is_hello', models.BooleanField(default=False, help_text='by somebody who looks around; goes when they go')),
                ('author', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='threads', to='groups.group')),
            ],
            options={
                'indexes': [models.Index(fields=['group', '-last_post_at', '-id'], name='thread_list'), models.Index(condition=models.Q(('expires_at__isnull', False)), fields=['expires_at'], name='thread_expiry'), models.Index(condition=models.Q(('is_hello', True)), fields=['group'], name='hellos_of_a_group')],
            },
        ),
        migrations.CreateModel(
            name='ReadMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('last_number', models.PositiveIntegerField(default=0)),
                ('wants_news', models.BooleanField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('thread', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='marks', to='conversations.thread')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'thread'), name='one_mark_a_thread')],
            },
        ),
        migrations.AddField(
            model_name='post',
            name='thread',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='posts', to='conversations.thread'),
        ),
        migrations.CreateModel(
            name='Reaction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reactions', to='conversations.post')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('post', 'person', 'kind'), name='one_reaction_of_a_kind')],
            },
        ),
        migrations.AddIndex(
            model_name='post',
            index=models.Index(condition=models.Q(('author__isnull', False)), fields=['author', 'thread'], name='posts_of_an_author'),
        ),
        migrations.AddIndex(
            model_name='post',
            index=models.Index(fields=['created_at', 'id'], name='posts_by_time'),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=models.UniqueConstraint(fields=('thread', 'number'), name='one_post_a_number'),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=models.CheckConstraint(condition=models.Q(('voice_tag', ''), ('author', None), _connector='OR'), name='an_anonymous_post_has_no_author'),
        ),
    ]
