"""What the clock does for reports: it erases what was made of stories that may no longer be used."""

from __future__ import annotations

import datetime

from basis.modules import Job
from basis.reports import making_actions


def _outdate(now: datetime.datetime) -> str:
    gone = making_actions.outdate_all(now)
    return f"outdated={gone}" if gone else ""


OUTDATE = Job("reports.outdate", datetime.timedelta(minutes=5), _outdate)
