"""Each line gets a number and hangs on the one before; the actor becomes an id without a constraint.

The triggers are off from here until 0005, which puts them on again.
"""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from basis.audit import append_only


def take_off(apps, schema_editor):
    append_only.remove(schema_editor.connection)


def put_on(apps, schema_editor):
    append_only.install(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("audit", "0002_append_only"),
    ]

    operations = [
        migrations.RunPython(take_off, put_on),
        migrations.CreateModel(
            name="Head",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveBigIntegerField()),
                ("hash", models.CharField(max_length=64)),
            ],
            options={
                "verbose_name": "einde van het logboek",
                "constraints": [models.CheckConstraint(condition=models.Q(("pk", 1)), name="head_is_one_row")],
            },
        ),
        migrations.AlterModelOptions(
            name="act", options={"ordering": ["-number"], "verbose_name": "regel van het logboek"}
        ),
        migrations.AlterField(
            model_name="act",
            name="actor",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="wie",
            ),
        ),
        migrations.AlterField(
            model_name="act",
            name="at",
            field=models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name="tijd"),
        ),
        migrations.AddField(model_name="act", name="number", field=models.PositiveBigIntegerField(null=True)),
        migrations.AddField(model_name="act", name="previous", field=models.CharField(max_length=64, null=True)),
        migrations.AddField(model_name="act", name="hash", field=models.CharField(max_length=64, null=True)),
    ]
