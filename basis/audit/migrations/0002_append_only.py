"""The database refuses to change or remove a line of the log."""

from django.db import migrations

from basis.audit import append_only


def put_on(apps, schema_editor):
    append_only.install(schema_editor.connection)


def take_off(apps, schema_editor):
    append_only.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [migrations.RunPython(put_on, take_off)]
