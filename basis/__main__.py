"""The command line of the product: `./run NAME …` comes here; without a name it starts the website with a demo."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Run one command, Django's or ours. What a person can mend is said in one line, without a traceback."""
    from basis.site import env

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "basis.site.settings")
    try:
        env.load(ROOT / ".env")
        arguments = sys.argv[1:]
        if not arguments or (arguments[0].startswith("-") and arguments[0] not in {"-h", "--help", "--version"}):
            arguments = ["start", *arguments]
            os.environ["BASIS_DEMO"] = env.text("BASIS_DEMO", "no" if env.flag("BASIS_PRODUCTION") else "yes")
        _run(["./run", *arguments])
    except env.WrongSetting as error:
        sys.exit(f"Instelling klopt niet / wrong setting: {error}")
    except KeyboardInterrupt:
        sys.exit(130)


def _run(arguments: list[str]) -> None:
    from django.core.management import execute_from_command_line
    from django.db import DatabaseError, OperationalError

    from basis.packs import PackError

    try:
        execute_from_command_line(arguments)
    except PackError as error:
        sys.exit(f"In het pakket van de gemeente klopt iets niet / the pack is not right:\n{error}")
    except OperationalError as error:
        sys.exit(f"De database antwoordt niet zoals nodig / the database fails: {error}{_hint(error)}")
    except DatabaseError as error:
        if not _hint(error):
            raise
        sys.exit(f"{error}{_hint(error)}")


def _hint(error: Exception) -> str:
    """What to do when the tables are not there yet."""
    if "no such table" in str(error) or "does not exist" in str(error):
        return "\nDe database is nog niet klaar. Draai eerst / first run: ./run setup"
    return ""


if __name__ == "__main__":
    main()
