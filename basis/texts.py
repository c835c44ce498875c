"""Texts that a municipality brings itself, in more than one language."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language
from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from basis import languages

SOURCE_LANGUAGE = languages.SOURCE


class Text:
    """A text in Dutch and in other languages; as a string it is the one for the current reader.

    In YAML it is either a string (Dutch only) or a table of language code to string: `{nl: Wonen, en: Living}`.
    A language that is not there falls back to Dutch.
    """

    __slots__ = ("by_language",)

    def __init__(self, by_language: dict[str, str]) -> None:
        self.by_language = by_language

    def __str__(self) -> str:
        language = (get_language() or SOURCE_LANGUAGE).split("-")[0]
        if text := self.by_language.get(language):
            return text
        return languages.mark(self.by_language[SOURCE_LANGUAGE])

    def __repr__(self) -> str:
        return f"Text({self.by_language[SOURCE_LANGUAGE]!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and self.by_language == other.by_language

    def __hash__(self) -> int:
        return hash(tuple(sorted(self.by_language.items())))

    def __bool__(self) -> bool:
        return bool(self.by_language[SOURCE_LANGUAGE])

    def in_language(self, language: str) -> str:
        """The text in this language, or in Dutch where it is not translated."""
        return self.by_language.get(language) or self.by_language[SOURCE_LANGUAGE]

    @classmethod
    def _from_yaml(cls, value: object) -> Text:
        if isinstance(value, cls):
            return value
        if isinstance(value, str):
            return cls({SOURCE_LANGUAGE: " ".join(value.split())})
        if isinstance(value, dict) and all(isinstance(v, str) for v in value.values()):
            if SOURCE_LANGUAGE not in value:
                raise ValueError("een tekst heeft ten minste Nederlands nodig (nl)")
            return cls({str(k): " ".join(v.split()) for k, v in value.items()})
        raise ValueError("verwacht een tekst, of een tabel van taal naar tekst (nl, en)")

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._from_yaml,
            serialization=core_schema.plain_serializer_function_ser_schema(lambda text: text.by_language),
        )
