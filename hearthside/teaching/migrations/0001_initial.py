import django.db.models.deletion
import django.utils.timezone
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
            name='Desk',
            fields=[
                ('id', models.PositiveSmallIntegerField(default=1, editable=False, primary_key=True, serialize=False)),
                ('read_until', models.DateTimeField(blank=True, null=True)),
                ('takes_private', models.BooleanField(default=False)),
                ('tried_at', models.DateTimeField(blank=True, null=True)),
                ('tried', models.CharField(blank=True, max_length=20)),
            ],
        ),
        migrations.CreateModel(
            name='Count',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('version', models.CharField(max_length=12)),
                ('beside', models.CharField(blank=True, max_length=12)),
                ('level', models.CharField(choices=[('green', 'green'), ('amber', 'amber'), ('red', 'red'), ('crisis', 'crisis')], max_length=8)),
                ('level_beside', models.CharField(blank=True, choices=[('green', 'green'), ('amber', 'amber'), ('red', 'red'), ('crisis', 'crisis')], max_length=8)),
                ('posts', models.PositiveIntegerField(default=0)),
                ('known', models.PositiveIntegerField(default=0)),
                ('seen', models.PositiveIntegerField(default=0)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('day', 'version', 'beside', 'level', 'level_beside'), name='one_count_a_pair')],
            },
        ),
        migrations.CreateModel(
            name='Label',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=30)),
                ('subject_id', models.UUIDField(db_index=True)),
                ('verb', models.CharField(max_length=30)),
                ('level', models.CharField(blank=True, choices=[('green', 'green'), ('amber', 'amber'), ('red', 'red'), ('crisis', 'crisis')], max_length=8)),
                ('harms_there', models.JSONField(default=list)),
                ('harms_not_there', models.JSONField(default=list)),
                ('read_level', models.CharField(choices=[('green', 'green'), ('amber', 'amber'), ('red', 'red'), ('crisis', 'crisis')], max_length=8)),
                ('read_harms', models.JSONField(default=list)),
                ('version', models.CharField(max_length=12)),
                ('fingerprint', models.CharField(max_length=64)),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Reader',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.CharField(max_length=12, unique=True)),
                ('base', models.CharField(max_length=12)),
                ('standing', models.CharField(choices=[('beside', 'reads along, and affects nobody'), ('refused', 'reads the guard texts worse, and cannot be used'), ('in_use', 'in use'), ('put_back', 'was in use before')], default='beside', max_length=10)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('labels', models.PositiveIntegerField(default=0)),
                ('figures', models.JSONField(default=dict)),
                ('adopted_at', models.DateTimeField(blank=True, null=True)),
                ('adopted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SecondLook',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=30)),
                ('subject_id', models.UUIDField(unique=True)),
                ('scope', models.UUIDField(blank=True, null=True)),
                ('version', models.CharField(max_length=12)),
                ('drawn_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ('is_well', models.BooleanField(blank=True, null=True)),
                ('answered_at', models.DateTimeField(blank=True, db_index=True, null=True)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
    ]
