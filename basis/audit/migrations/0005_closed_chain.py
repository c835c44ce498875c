"""Every line is in the chain, and the database refuses to change or remove one again."""

from django.db import migrations, models

from basis.audit import append_only


def put_on(apps, schema_editor):
    append_only.install(schema_editor.connection)


def take_off(apps, schema_editor):
    append_only.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("audit", "0004_fill_chain")]

    operations = [
        migrations.AlterField(model_name="act", name="number", field=models.PositiveBigIntegerField(unique=True)),
        migrations.AlterField(model_name="act", name="previous", field=models.CharField(max_length=64, unique=True)),
        migrations.AlterField(model_name="act", name="hash", field=models.CharField(max_length=64)),
        migrations.AlterField(
            model_name="act",
            name="origin",
            field=models.CharField(
                choices=[("web", "website"), ("command", "opdracht op de server"), ("job", "de klok")],
                max_length=40,
                verbose_name="vanwaar",
            ),
        ),
        migrations.AlterField(
            model_name="act",
            name="result",
            field=models.CharField(
                choices=[("ok", "gelukt"), ("refused", "geweigerd"), ("failed", "mislukt")],
                default="ok",
                max_length=20,
                verbose_name="uitkomst",
            ),
        ),
        migrations.AddConstraint(
            model_name="act",
            constraint=models.CheckConstraint(
                condition=models.Q(("result__in", ["ok", "refused", "failed"])), name="act_result_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="act",
            constraint=models.CheckConstraint(
                condition=models.Q(("origin__in", ["web", "command", "job"])), name="act_origin_is_known"
            ),
        ),
        migrations.RunPython(put_on, take_off),
    ]
