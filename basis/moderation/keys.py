"""Secret links: what they are made of and what they prove. None of them is kept; only a hash of the first kind is."""

from __future__ import annotations

import hashlib

from django.core import signing

from basis.moderation.models import Contribution, Report

CONFIRM, GIVER, REPORTER = "moderation.confirm", "moderation.giver", "moderation.reporter"
CONFIRM_WITHIN = 30 * 24 * 3600  # seconds


def hashed(text: str) -> str:
    """What is kept of a secret link, or stands in a link for an address."""
    return hashlib.sha256(text.encode()).hexdigest()


def to_confirm(contribution: Contribution) -> str:
    """Goes in the mail only: who sends it back reads the mail of this address."""
    return signing.dumps([contribution.pk, _mark(contribution.email)], salt=CONFIRM)


def confirms(contribution: Contribution, proof: str) -> bool:
    """Whether this proof is of this contribution and of the address it has now, and not too old."""
    try:
        told = signing.loads(proof, salt=CONFIRM, max_age=CONFIRM_WITHIN)
    except signing.BadSignature:
        return False
    return bool(contribution.email) and told == [contribution.pk, _mark(contribution.email)]


def of_giver(contribution: Contribution) -> str:
    """The key in a mail to a giver without account; it opens as long as we still have that address."""
    return signing.dumps([contribution.pk, _mark(contribution.email)], salt=GIVER)


def opened_by(key: str) -> Contribution | None:
    """The contribution that this key opens: the one from the screen or paper, or one from a mail."""
    found = Contribution.objects.select_related("author", "recorded_by")
    if ":" not in key:
        return found.filter(key_hash=hashed(key)).first()
    try:
        pk, mark = signing.loads(key, salt=GIVER)
    except (signing.BadSignature, ValueError):
        return None
    contribution = found.filter(pk=pk).exclude(email="").first()
    return contribution if contribution and _mark(contribution.email) == mark else None


def can_be_kept(key: str) -> bool:
    """Whether this is a key for on paper: not the number by which an account opens it, nor one from a mail."""
    return ":" not in key and not key.isdigit()


def of_reporter(report: Report) -> str:
    """The key in a mail to who reported something."""
    return signing.dumps([report.pk, _mark(report.email)], salt=REPORTER)


def reported_by(key: str) -> Report | None:
    """The report that this key opens, as long as we still have the address it was sent to."""
    try:
        pk, mark = signing.loads(key, salt=REPORTER)
    except (signing.BadSignature, ValueError):
        return None
    report = Report.objects.select_related("contribution", "decision").filter(pk=pk).exclude(email="").first()
    return report if report and _mark(report.email) == mark else None


def _mark(address: str) -> str:
    return hashed(address.lower())[:16]
