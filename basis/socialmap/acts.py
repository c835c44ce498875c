"""What people do with the social map, in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from basis.modules import Words

ACTS: dict[str, Words] = {
    "socialmap.put": _("zette iets op de sociale kaart"),
    "socialmap.confirmed": _("zei dat het nog klopt"),
    "socialmap.confirmed_all": _("zei dat alles van een organisatie nog klopt"),
    "socialmap.said_wrong": _("zei dat er iets niet klopt"),
    "socialmap.settled": _("keek een verbetering na"),
    "socialmap.merged": _("voegde twee dingen op de sociale kaart samen"),
    "socialmap.unmerged": _("haalde iets op de sociale kaart weer uit elkaar"),
    "socialmap.are_two": _("zei dat het er twee zijn"),
    "socialmap.corrections_seen": _("keek naar wat er niet klopt"),
}
