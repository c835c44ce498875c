"""What the clock does for initiatives."""

import datetime

from basis.initiatives import telling_actions
from basis.modules import Job

SPREAD = Job("initiatives.spread", datetime.timedelta(minutes=10), telling_actions.spread)
