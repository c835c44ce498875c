"""The one form renderer: labels, help, errors and aria are right in one place."""

from typing import Any

from django.forms.renderers import TemplatesSetting
from django.utils.safestring import SafeString

CLASSES = {
    "textarea": "utrecht-textarea",  # its html-textarea is red before anything was typed (:invalid)
    "select": "utrecht-select utrecht-select--html-select",
}
TEXTBOX = "utrecht-textbox utrecht-textbox--html-input"
OWN_LOOK = {"checkbox", "radio", "hidden", "file"}  # the template dresses these, or nothing does


class Renderer(TemplatesSetting):
    """Renders a form, its fields and its errors with the templates of this house.

    A form is drawn whole by `{{ form }}`; one field of it by `{{ form.name.as_field_group }}`.
    """

    form_template_name = "design/form.html"
    field_template_name = "design/field.html"

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> SafeString:
        """As Django does, with the classes of the design system on every control."""
        if widget := context.get("widget"):
            context = {**context, "widget": dressed(widget)}
        return SafeString(super().render(template_name, context, request))


def dressed(widget: dict[str, Any]) -> dict[str, Any]:
    """The same widget with the class its kind asks for, beside what the form itself gave.

    Radio buttons do not say for themselves that they are wrong (ARIA has it of the group only).
    """
    kind = widget.get("type") or str(widget.get("template_name", "")).rpartition("/")[2].removesuffix(".html")
    if kind == "radio":
        for _group, options, _index in widget.get("optgroups", ()):
            for option in options:
                option["attrs"].pop("aria-invalid", None)
    if kind in OWN_LOOK:
        return widget
    classes = CLASSES.get(kind, TEXTBOX)
    attributes = dict(widget.get("attrs", {}))
    if attributes.get("aria-invalid") == "true":
        classes += f" {classes.split()[0]}--invalid"
    attributes["class"] = f"{attributes.get('class', '')} {classes}".strip()
    return {**widget, "attrs": attributes}
