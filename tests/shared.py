"""Real data for tests that measure with them; not part of the product, so tests without them say so and skip."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"

needs_shared = pytest.mark.skipif(
    not (SHARED / "data").is_dir(), reason=f"needs the data of {SHARED}, which are not here"
)
