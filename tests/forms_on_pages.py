"""The forms on a page, and what a browser sends with them."""

from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin

from tests.crawl import view_of

FREE = {"text", "email", "search", "tel", "url", "number", "date", "hidden", "textarea", "password", "time", ""}


@dataclass
class Form:
    """A form on a page: where it goes and what it sends when nothing is filled in."""

    page: str
    action: str
    method: str
    fields: list[tuple[str, str, str]]  # name, type, value

    @property
    def target(self) -> str:
        return urljoin(self.page, self.action) if self.action.partition("#")[0] else self.page

    @property
    def key(self) -> tuple:
        return self.method, view_of(self.target), tuple(sorted({name for name, _kind, _value in self.fields}))


class Forms(HTMLParser):
    """All forms on a page."""

    def __init__(self, page: str, html: str) -> None:
        super().__init__()
        self.page, self.found, self._select = page, [], ""
        self._form: Form | None = None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = Form(self.page, told.get("action", ""), told.get("method", "get").lower(), [])
            self.found.append(self._form)
        if self._form is None:
            return
        if tag == "select":
            self._select = told.get("name", "")
        elif tag == "option" and self._select:
            self._form.fields.append((self._select, "select", told.get("value", "")))
        elif tag in {"input", "textarea", "button"} and told.get("name"):
            kind = tag if tag != "input" else told.get("type", "text")
            self._form.fields.append((told["name"], kind, told.get("value", "")))

    def handle_endtag(self, tag):
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = ""


def filled_in(form: Form, value: str, everywhere: bool) -> list[tuple[str, str]]:
    """The form with this value in every field that one types in, or in choices and buttons as well."""
    sent: dict[str, str] = {}
    for name, kind, given in form.fields:
        typed = kind in FREE and (kind != "hidden" or everywhere)
        sent[name] = value if typed or everywhere else sent.get(name) or given
    return [(name, said) for name, said in sent.items() if name != "csrfmiddlewaretoken"]
