"""How long from `./run` to the first answer: in a fresh clone with empty caches, and the second time."""

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from tests.server import running

ROOT = Path(__file__).resolve().parents[1]
MOST_FIRST, MOST_SECOND = 180, 5  # seconds


def main() -> int:
    """Clone, start, stop, start; print both times. 1 when either takes too long."""
    folder = Path(tempfile.mkdtemp(prefix="basis-start-"))
    try:
        clone = folder / "clone"
        subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
        empty = {name: str(folder / "cache" / name) for name in ("XDG_CACHE_HOME", "UV_CACHE_DIR", "PIP_CACHE_DIR")}
        os.environ["NPM_CONFIG_CACHE"] = str(folder / "cache" / "npm")
        data = folder / "data"
        data.mkdir()
        first, second = (_seconds(data, clone, empty) for _time in range(2))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"  first start {first:.1f} s (at most {MOST_FIRST}), second start {second:.1f} s (at most {MOST_SECOND})")
    return 1 if first > MOST_FIRST or second > MOST_SECOND else 0


def _seconds(data: Path, clone: Path, environment: dict[str, str]) -> float:
    begin = time.monotonic()
    with running(data, str(clone / "run"), **environment):
        return time.monotonic() - begin


if __name__ == "__main__":
    raise SystemExit(main())
