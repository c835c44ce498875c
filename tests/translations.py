"""Every word on screen has an English translation in the module that says it, and no translation is left over.

Gathers the texts of each module with Django's own `makemessages` (needs xgettext) and compares them with the catalogue.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]
HOUSE = ROOT / "basis"
Key = tuple[str, str]  # context, text


def main() -> int:
    """Print what is missing, per module; gives the exit code."""
    if not shutil.which("xgettext"):
        print("xgettext ontbreekt, dus dit is niet nagegaan: apt-get install gettext")
        return 1
    faults = [fault for module in modules() for fault in faults_of(module)]
    print("\n".join(faults))
    return 1 if faults else 0


def modules() -> list[Path]:
    """The folders of the modules, and that of the topic files beside them."""
    return [HOUSE, *sorted(path.parent for path in HOUSE.glob("*/__init__.py"))]


def faults_of(module: Path) -> list[str]:
    """What is wrong with the English catalogue of one module."""
    said = texts_in(module)
    catalogue = module / "locale" / "en" / "LC_MESSAGES" / "django.po"
    written = (
        {(entry.msgctxt or "", entry.msgid): entry for entry in polib.pofile(str(catalogue))}
        if catalogue.exists()
        else {}
    )
    faults = []
    for key, plural in said.items():
        entry = written.get(key)
        if entry is None or entry.obsolete:
            faults.append(f"{module.name}: not in the catalogue: {key[1]!r}")
        elif entry.fuzzy or not _is_complete(entry, plural):
            faults.append(f"{module.name}: not translated: {key[1]!r}")
    left = [key[1] for key, entry in written.items() if key not in said and not entry.obsolete]
    return faults + [f"{module.name}: in the catalogue and nowhere else: {text!r}" for text in left]


def texts_in(module: Path) -> dict[Key, bool]:
    """The texts that code and templates of a module mark for translation; true for those with a plural."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / module.name
        left = [path.parent.name for path in HOUSE.glob("*/__init__.py")] if module == HOUSE else []
        ignored = shutil.ignore_patterns("locale", "tests", "migrations", "static", "*.pyc", *left)
        shutil.copytree(module, copy, ignore=ignored)
        (copy / "locale").mkdir()
        done = subprocess.run(
            [sys.executable, "-m", "django", "makemessages", "-l", "en", "--no-location"],
            cwd=copy,
            env={name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            sys.exit(f"{module.name}: {done.stderr}")
        made = copy / "locale" / "en" / "LC_MESSAGES" / "django.po"
        entries = polib.pofile(str(made)) if made.exists() else []
        return {(entry.msgctxt or "", entry.msgid): bool(entry.msgid_plural) for entry in entries}


def _is_complete(entry: polib.POEntry, plural: bool) -> bool:
    if plural:
        return len(entry.msgstr_plural) == 2 and all(entry.msgstr_plural.values())
    return bool(entry.msgstr)


if __name__ == "__main__":
    sys.exit(main())
