"""What may be found, as folded words and their stems; the engine behind it differs per database."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Entry(models.Model):
    """One thing that can be found, in one language, as its module handed it in."""

    module = models.CharField(max_length=40)  # name of the module it is of; results are grouped by it
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=80)
    language = models.CharField(max_length=5, default="nl")
    title = models.CharField(max_length=300)
    summary = models.CharField(max_length=600, blank=True)
    url = models.CharField(max_length=300)
    area = models.CharField(max_length=60, blank=True, db_index=True)
    # Words of a to z and 0 to 9 with spaces between: four lists, so that the word itself counts more than its stem
    title_words = models.TextField(blank=True)
    title_stems = models.TextField(blank=True)
    body_words = models.TextField(blank=True)
    body_stems = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key", "language"], name="one_entry_a_thing")]

    def __str__(self) -> str:
        return self.title


class Word(models.Model):
    """A word that occurs, for words within words and for words with a typing error."""

    language = models.CharField(max_length=5)
    word = models.CharField(max_length=60)
    entries = models.PositiveIntegerField()  # in how many entries it occurs

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "word"], name="one_row_a_word")]

    def __str__(self) -> str:
        return self.word


class WordGroup(models.Model):
    """Words that mean the same here, as an editor wrote them down: each is found by the others."""

    words = models.CharField(max_length=300)  # folded, with spaces between
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("groep woorden")
        ordering = ["words"]

    def __str__(self) -> str:
        return ", ".join(self.words.split())


class Miss(models.Model):
    """Words that people looked for and that found nothing: how often and when last, never who or at what hour."""

    language = models.CharField(max_length=5)
    words = models.CharField(max_length=60)  # folded, with spaces between
    count = models.PositiveIntegerField(default=1)
    last_on = models.DateField()
    is_settled = models.BooleanField(default=False)  # an editor looked at it

    class Meta:
        verbose_name = _("vraag zonder antwoord")
        ordering = ["-count", "words"]
        constraints = [models.UniqueConstraint(fields=["language", "words"], name="one_miss_a_question")]

    def __str__(self) -> str:
        return f"{self.words} ({self.count})"


class Build(models.Model):
    """When the index last changed: one row. Whoever keeps words in memory compares the number."""

    number = models.PositiveIntegerField(default=0)
    built_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.number}"
