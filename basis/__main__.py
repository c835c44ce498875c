"""The command line of the product: `./run NAME …` comes here; without a name it starts the website with a demo."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

FRONT_DOOR = """\
./run [--port 8000]                      de website, met een demo / the website, with a demo
./run test [pad …] [--pg | --browser]    de tests / the tests
./run check                              is alles in orde? / is the house in order?
./run fix                                wat een machine kan rechtzetten / what a machine can put right
./run bench [naam …]                     metingen / benchmarks
./run leesbaarheid [deel van een pad]    is het Nederlands gewoon genoeg? / is the Dutch plain enough?
./run NAAM --help                        de opties van elke opdracht hieronder / the options of each command below"""

HINTS = (  # words of the database, and what to do when it says them
    (
        ("no such table", "relation "),
        "De database is nog niet klaar. Draai eerst / first run: ./run setup",
    ),
    (
        ("connection failed", "failed to resolve", "connection option", "timeout expired", "does not exist"),
        "Draait PostgreSQL, en klopt DATABASE_URL? / Is PostgreSQL running, and is DATABASE_URL right?",
    ),
    (
        ("unable to open database file", "not a database", "readonly database"),
        "Klopt DATABASE_URL of BASIS_DATA, en mag u in die map schrijven? / "
        "Is DATABASE_URL or BASIS_DATA right, and may you write in that folder?",
    ),
)


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

    if arguments[1:] in (["help"], ["--help"], ["-h"]):
        sys.stdout.write(f"{FRONT_DOOR}\n")
    try:
        execute_from_command_line(arguments)
    except PackError as error:
        sys.exit(f"In het pakket van de gemeente klopt iets niet / the pack is not right:\n{error}")
    except DatabaseError as error:
        hint = _hint(error)
        if not hint and not isinstance(error, OperationalError):
            raise
        sys.exit(f"De database antwoordt niet zoals nodig / the database fails: {str(error).strip()}{hint}")


def _hint(error: Exception) -> str:
    """What to do about what the database says."""
    for words, hint in HINTS:
        if any(word in str(error) for word in words):
            return f"\n{hint}"
    return ""


if __name__ == "__main__":
    main()
