"""How pages are made of templates: Django's own way, and in another language each Dutch part says that it is Dutch."""

from __future__ import annotations

from gettext import NullTranslations
from typing import Any

from django.template.backends.django import DjangoTemplates, Template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation.trans_real import translation

from basis import languages


class Templates(DjangoTemplates):
    """The engine of all templates."""

    def get_template(self, template_name: str) -> Template:
        return _Page(super().get_template(template_name).template, self)

    def from_string(self, template_code: str) -> Template:
        return _Page(super().from_string(template_code).template, self)


class _Page(Template):
    def render(self, context: Any = None, request: Any = None) -> SafeString:
        """The page; a mail, which has no request, and a page in Dutch are left as they are."""
        language = (get_language() or languages.SOURCE).split("-")[0]
        if request is None or language == languages.SOURCE:
            return mark_safe(super().render(context, request))  # noqa: S308
        _tell_what_is_dutch(language)
        with languages.marking():
            page = super().render(context, request)
        return mark_safe(languages.resolve(page))  # noqa: S308 (the engine escaped it)


class _Dutch(NullTranslations):
    """What a catalogue does not have, as it is in the source, and marked."""

    def __init__(self, dutch: NullTranslations) -> None:
        super().__init__()
        self.dutch = dutch

    def gettext(self, message: str) -> str:
        return languages.mark(self.dutch.gettext(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return languages.mark(self.dutch.ngettext(msgid1, msgid2, n))


def _tell_what_is_dutch(language: str) -> None:
    """Let the catalogue of this language mark what it has not got; done once."""
    catalogue = translation(language)
    behind = getattr(catalogue, "_fallback", None)  # of gettext.NullTranslations, which can only add at the far end
    if behind is not None and not isinstance(behind, _Dutch):
        vars(catalogue)["_fallback"] = _Dutch(behind)
