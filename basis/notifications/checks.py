"""`./run check --deploy`: a website for the public that cannot mail is not ready."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register


@register(Tags.security, deploy=True)
def mail_can_go(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Codes, links and answers wait for ever without a mail server."""
    if settings.SMTP or settings.DEMO:
        return []
    hint = "BASIS_SMTP_URL=smtp://user:password@host:587?tls=starttls, BASIS_MAIL_FROM=…"
    return [
        Warning("Er is geen mailserver: alle berichten wachten / no mail server: mail waits.", hint, id="basis.W001")
    ]
