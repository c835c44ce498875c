"""Write theme pages: begin one, change one, put up those that the municipality begins with."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from basis.audit import actions as audit
from basis.topics import rules
from basis.topics.facts import TopicFacts, topics
from basis.topics.models import Topic, TopicLink

STEP = 10  # between the places of two pages, so that another fits in


@dataclass(frozen=True)
class Told:
    """What a theme page says; `links` are text and address, `themes` and `groups` codes."""

    title: str
    summary: str
    introduction: str
    title_en: str = ""
    summary_en: str = ""
    introduction_en: str = ""
    also_called: str = ""
    themes: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    contact_name: str = ""
    contact_role: str = ""
    contact_phone: str = ""
    contact_email: str = ""
    contact_hours: str = ""
    contact_is_example: bool = False
    links: tuple[tuple[str, str], ...] = ()
    order: int = 50
    is_shown: bool = True


@transaction.atomic
def begin(told: Told, *, by: Any) -> Topic:
    """A new theme page, with an address after its title. For editors; refuses what cannot be read or reached."""
    if not rules.may_edit(by):
        raise PermissionDenied
    return _begin(told, _free_slug(told.title), by)


@transaction.atomic
def change(topic: Topic, told: Told, *, by: Any, seen_at: datetime.datetime | None = None) -> None:
    """Other words, another contact, shown or not; its address stays. The same again changes nothing.

    For editors. `seen_at` is when it was changed last, as the editor saw it: refuses when somebody was faster.
    """
    if not rules.may_edit(by):
        raise PermissionDenied
    topic = Topic.objects.select_for_update(of=("self",)).get(pk=topic.pk)
    if seen_at is not None and seen_at != topic.changed_at:
        raise ValidationError(
            _("Iemand anders veranderde deze pagina net. Kijk wat er nu staat, en bewaar dan opnieuw.")
        )
    if _as_told(topic) == told:
        return
    _write(topic, told, by)
    audit.record("topics.changed", topic, by=by, shown=topic.is_shown)


@transaction.atomic
def prepare(*, by: Any) -> int:
    """Put up the theme pages of the pack that are not there yet; gives how many. For editors."""
    if not rules.may_edit(by):
        raise PermissionDenied
    return put_up(by=by)


@transaction.atomic
def put_up(*, by: Any = None) -> int:
    """The same, as a command; what is there stays as its editors made it. An invented contact is for the demo only."""
    there = set(Topic.objects.values_list("slug", flat=True))
    new = [(number, one) for number, one in enumerate(topics(), 1) if one.slug not in there]
    for number, one in new:
        _begin(_of_pack(one, number * STEP), one.slug, by)
    return len(new)


@transaction.atomic
def without_contact(email: str) -> int:
    """Somebody with this address is no contact any more: the municipality is asked instead. Gives how many pages."""
    fields = ("contact_name", "contact_role", "contact_phone", "contact_email", "contact_hours")
    hers = Topic.objects.filter(contact_email__iexact=email).exclude(contact_email="")
    return hers.update(**dict.fromkeys(fields, ""), contact_is_example=False)


def _begin(told: Told, slug: str, by: Any) -> Topic:
    topic = Topic(slug=slug)
    _write(topic, told, by)
    audit.record("topics.begun", topic, by=by)
    return topic


def _write(topic: Topic, told: Told, by: Any) -> None:
    for name, value in asdict(told).items():
        if name != "links":
            setattr(topic, name, list(value) if isinstance(value, tuple) else value)
    topic.changed_by, topic.changed_at = by, timezone.now()
    topic.full_clean()
    topic.save()
    topic.links.all().delete()
    links = [TopicLink(topic=topic, text=text, url=url, place=place) for place, (text, url) in enumerate(told.links)]
    for link in links:
        link.full_clean(exclude=["topic"], validate_unique=False, validate_constraints=False)
    TopicLink.objects.bulk_create(links)


def _as_told(topic: Topic) -> Told:
    """What a page says now."""
    said = {name: getattr(topic, name) for name in Told.__dataclass_fields__ if name != "links"}
    said |= {"themes": tuple(topic.themes), "groups": tuple(topic.groups)}
    return Told(**said, links=tuple(topic.links.values_list("text", "url")))


def _of_pack(one: TopicFacts, order: int) -> Told:
    said = {
        f"{name}{ending}": getattr(one, name).by_language.get(language, "")
        for name in ("title", "summary")
        for language, ending in (("nl", ""), ("en", "_en"))
    }
    contact = one.contact if one.contact and (settings.DEMO or not one.contact.is_example) else None
    said |= {f"contact_{name}": value for name, value in (contact.model_dump() if contact else {}).items()}
    return Told(
        **said,
        introduction=_joined(text.by_language["nl"] for text in one.introduction),
        introduction_en=_joined(text.by_language.get("en", "") for text in one.introduction),
        also_called=one.also_called,
        themes=tuple(theme.value for theme in one.themes),
        groups=tuple(group.value for group in one.groups),
        links=tuple((link.text, link.url) for link in one.links),
        order=order,
        is_shown=one.is_shown,
    )


def _joined(paragraphs: Iterable[str]) -> str:
    return "\n\n".join(part for part in paragraphs if part)


def _free_slug(title: str) -> str:
    """The title as it can stand in an address; with a number when there is such a page already."""
    name = slugify(title)[:70] or "thema"
    taken = set(Topic.objects.filter(slug__startswith=name).values_list("slug", flat=True)) | {"nieuw", "klaarzetten"}
    numbered = (f"{name}-{number}" for number in range(2, 1000))
    return name if name not in taken else next(one for one in numbered if one not in taken)
