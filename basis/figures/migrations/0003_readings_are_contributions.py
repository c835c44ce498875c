"""From now on every reading has a contribution, which alone knows its author and whether it is seen."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("figures", "0002_contributions")]

    operations = [
        migrations.AlterField(
            "reading",
            "contribution",
            models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="moderation.contribution"
            ),
        ),
        migrations.RemoveField("reading", "author"),
        migrations.RemoveField("reading", "withdrawn_at"),
    ]
