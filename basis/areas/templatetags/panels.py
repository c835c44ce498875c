"""Showing what another module offers on a page: `{% panel template context %}`."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.template.base import Template
from django.template.context import Context

register = template.Library()


@register.simple_tag(takes_context=True)
def panel(context: Context, name: str, offered: Mapping[str, Any]) -> str:
    """Render the template with what its module gave, on top of the page's own context (no query of its own).

    It is there under its own names and as `panel`.
    """
    found: Template = context.template.engine.get_template(name)  # type: ignore[union-attr]
    with context.push(panel=offered, **offered):
        return found.render(context)
