"""The questions of a next version, while they are put together."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("stories", "0002_told_back")]

    operations = [
        migrations.CreateModel(
            name="NextVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("questions", models.JSONField(default=list)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "round",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="next_version", to="stories.round"
                    ),
                ),
            ],
            options={
                "verbose_name": "volgende vragenlijst",
                "verbose_name_plural": "volgende vragenlijsten",
                "ordering": ["round"],
            },
        ),
    ]
