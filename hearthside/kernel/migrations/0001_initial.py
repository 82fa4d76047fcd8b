from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='AuditEntry',
            fields=[
                ('number', models.BigIntegerField(primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('actor', models.CharField(max_length=60)),
                ('actor_print', models.CharField(blank=True, max_length=64)),
                ('verb', models.CharField(max_length=60)),
                ('subject', models.CharField(blank=True, max_length=120)),
                ('subject_print', models.CharField(blank=True, max_length=64)),
                ('code', models.CharField(blank=True, max_length=60)),
                ('digest', models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='DeadLetter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('arguments', models.JSONField(default=dict)),
                ('error_class', models.CharField(max_length=200)),
                ('tries', models.PositiveSmallIntegerField()),
                ('failed_at', models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name='JobMark',
            fields=[
                ('key', models.CharField(max_length=200, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name='ScheduleMark',
            fields=[
                ('name', models.CharField(max_length=200, primary_key=True, serialize=False)),
                ('slot', models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='SitePlace',
            fields=[
                ('id', models.PositiveSmallIntegerField(default=1, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(blank=True, max_length=80)),
                ('purpose', models.CharField(blank=True, max_length=300)),
                ('for_whom', models.CharField(blank=True, max_length=300)),
                ('country', models.CharField(blank=True, max_length=2)),
                ('language', models.CharField(blank=True, max_length=12)),
                ('safety_lead', models.CharField(blank=True, max_length=80)),
                ('is_set_up', models.BooleanField(default=False)),
                ('is_open', models.BooleanField(default=False)),
                ('joining', models.CharField(choices=[('open', 'open'), ('invitation', 'invitation')], default='open', max_length=12)),
                ('min_age_band', models.CharField(default='18_plus', max_length=12)),
                ('quick_exit_url', models.URLField(blank=True)),
                ('neutral_title', models.CharField(blank=True, max_length=60)),
                ('rules_left_out', models.CharField(blank=True, max_length=600)),
            ],
        ),
    ]
