"""What a browser sends when somebody opens a form and presses its button without changing anything."""

from html.parser import HTMLParser


class _Form(HTMLParser):
    def __init__(self):
        super().__init__()
        self.fields: dict[str, list[str]] = {}
        self.name, self.text, self.select, self.chosen = "", None, "", None

    def add(self, name, value):
        if name:
            self.fields.setdefault(name, []).append(value)

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if tag == "input":
            kind = told.get("type", "text")
            if kind not in {"checkbox", "radio", "submit", "file"} or "checked" in told:
                self.add(told.get("name"), told.get("value", "on" if kind == "checkbox" else "") or "")
        elif tag == "textarea":
            self.name, self.text = told.get("name"), ""
        elif tag == "select":
            self.select, self.chosen = told.get("name"), None
        elif tag == "option" and self.select and (self.chosen is None or "selected" in told):
            self.chosen = told.get("value", "")

    def handle_data(self, data):
        if self.text is not None:
            self.text += data

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.add(self.name, (self.text or "").removeprefix("\n"))
            self.text = None
        elif tag == "select":
            self.add(self.select, self.chosen or "")
            self.select = ""


def as_it_is(html: str) -> dict[str, list[str]]:
    """Name → values of all that would be sent."""
    form = _Form()
    form.feed(html)
    return form.fields
