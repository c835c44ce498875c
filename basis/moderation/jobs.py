"""What the clock does for moderation: put away files that nothing needs any more."""

from __future__ import annotations

import datetime

from basis import uploads
from basis.modules import all_modules

A_DAY = datetime.timedelta(days=1)


def sweep_files(now: datetime.datetime) -> str:
    """Remove photos and documents older than a day that no module names: of a form that failed half-way, or erased."""
    needed = {name for module in all_modules() if module.files for name in module.files()}
    gone = uploads.sweep(now - A_DAY, needed)
    return f"files {gone}" if gone else ""
