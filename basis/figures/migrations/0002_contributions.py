"""Readings get a contribution: whose they are and whether they are seen. Those that are there were written by staff."""

import hashlib
import secrets

import django.db.models.deletion
from django.db import migrations, models


def give_each_its_contribution(apps, schema_editor):
    Reading = apps.get_model("figures", "Reading")
    Contribution = apps.get_model("moderation", "Contribution")
    for reading in Reading.objects.filter(contribution=None).select_related("area"):
        reading.contribution = Contribution.objects.create(
            kind="figures.reading",
            area=reading.area.code,
            state="withdrawn" if reading.withdrawn_at else "visible",
            recorded_by_id=reading.author_id,
            key_hash=hashlib.sha256(secrets.token_bytes(18)).hexdigest(),
            given_at=reading.written_at,
            closed_at=reading.withdrawn_at,
        )
        reading.save(update_fields=["contribution"])


def take_them_back(apps, schema_editor):
    Reading = apps.get_model("figures", "Reading")
    for reading in Reading.objects.select_related("contribution"):
        one = reading.contribution
        reading.author_id = one.recorded_by_id or one.author_id
        reading.withdrawn_at = None if one.state == "visible" else one.closed_at or one.given_at
        reading.save(update_fields=["author", "withdrawn_at"])


class Migration(migrations.Migration):
    dependencies = [("figures", "0001_initial"), ("moderation", "0001_initial")]

    operations = [
        migrations.AddField(
            "reading",
            "contribution",
            models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="moderation.contribution"
            ),
        ),
        migrations.AddField("reading", "recorded_as", models.CharField(blank=True, max_length=40)),
        migrations.AlterField("reading", "byline", models.CharField(blank=True, max_length=120)),
        migrations.RunPython(give_each_its_contribution, take_them_back),
    ]
