"""Number the lines that are there already and hang each on the one before."""

from django.db import migrations

from basis.audit import chain


def fill(apps, schema_editor):
    Act, Head = apps.get_model("audit", "Act"), apps.get_model("audit", "Head")
    number, previous = 0, chain.START
    for act in Act.objects.order_by("pk").iterator(chunk_size=1000):
        number += 1
        act.number, act.previous = number, previous
        act.hash = previous = chain.link(previous, chain.content(act))
        act.save(update_fields=["number", "previous", "hash"])
    Head.objects.create(pk=1, number=number, hash=previous)


def empty(apps, schema_editor):
    apps.get_model("audit", "Head").objects.all().delete()
    apps.get_model("audit", "Act").objects.update(number=None, previous=None, hash=None)


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_chain")]

    operations = [migrations.RunPython(fill, empty)]
