"""`./run bench [name …]`: benchmarks, each a module of this folder with a `main()` that gives an exit code."""

import sys
from importlib import import_module
from pathlib import Path

NAMES = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if not path.stem.startswith("_"))


def main(names: list[str]) -> int:
    """Run these, or all; 1 when any does not make its promise."""
    if names in (["--help"], ["-h"]):
        print(f"{__doc__}\nThere are: {', '.join(NAMES)}")
        return 0
    unknown = set(names) - set(NAMES)
    if unknown:
        print(f"no such benchmark: {', '.join(sorted(unknown))}; there are: {', '.join(NAMES)}")
        return 2
    failed = [name for name in names or NAMES if _run(name)]
    print(f"\nbenchmarks that did not make it: {', '.join(failed)}" if failed else "\nall benchmarks made it")
    return 1 if failed else 0


def _run(name: str) -> int:
    print(f"\n── {name} ──", flush=True)
    return int(import_module(f"bench.{name}").main() or 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
