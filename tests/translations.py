"""Every word on screen has an English translation in the module that says it, and no translation is left over.

Gathers the texts of each module with Django's own `makemessages` (needs xgettext) and compares them with the catalogue.
Of the prepared languages only the texts used most are there: what is there must fit, and nothing may be left over.
`--tidy` takes out what is left over in those.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import polib

from basis.languages import PREPARED

ROOT = Path(__file__).resolve().parents[1]
HOUSE = ROOT / "basis"
Key = tuple[str, str]  # context, text


LEAST = 300  # translated texts in each prepared language
FILLED_IN = re.compile(r"%\(\w+\)[a-z]|%[a-z%]|</?\w+")


def main(arguments: list[str]) -> int:
    """Print what is missing, per module; gives the exit code."""
    if not shutil.which("xgettext"):
        print("xgettext ontbreekt, dus dit is niet nagegaan: apt-get install gettext")
        return 1
    with ThreadPoolExecutor(2) as pool:
        said = dict(zip(modules(), pool.map(texts_in, modules()), strict=True))
    if arguments == ["--tidy"]:
        for module, texts in said.items():
            tidy(module, texts)
    faults = [fault for module, texts in said.items() for fault in faults_of(module, texts)]
    faults += [fault for language in PREPARED for fault in faults_in(language, said)]
    print("\n".join(faults))
    return 1 if faults else 0


def modules() -> list[Path]:
    """The folders of the modules, and that of the topic files beside them."""
    return [HOUSE, *sorted(path.parent for path in HOUSE.glob("*/__init__.py"))]


def catalogue(module: Path, language: str) -> Path:
    return module / "locale" / language / "LC_MESSAGES" / "django.po"


def entries(path: Path) -> dict[Key, polib.POEntry]:
    """The entries of a catalogue, none when it is not there."""
    found = polib.pofile(str(path)) if path.exists() else []
    return {(entry.msgctxt or "", entry.msgid): entry for entry in found}


def tidy(module: Path, said: dict[Key, bool]) -> None:
    """Take out of the prepared languages what nobody says any more."""
    for path in (catalogue(module, language) for language in PREPARED):
        left = [entry for key, entry in entries(path).items() if key not in said]
        if left:
            written = polib.pofile(str(path), wrapwidth=100)
            for entry in [one for one in written if (one.msgctxt or "", one.msgid) not in said]:
                written.remove(entry)
            written.save()


def faults_in(language: str, said: dict[Path, dict[Key, bool]]) -> list[str]:
    """What is wrong with a prepared language: one entry that does not fit, or too few."""
    faults, number = [], 0
    for module, texts in said.items():
        path = catalogue(module, language)
        where = f"{module.name}, {language}"
        if path.exists() and "X-Translation-State" not in polib.pofile(str(path)).metadata:
            faults.append(f"{where}: the header does not say who translated it (X-Translation-State)")
        for key, entry in entries(path).items():
            number += 1
            if key not in texts:
                faults.append(f"{where}: in the catalogue and nowhere else (./run fix takes it out): {key[1]!r}")
            told = [entry.msgstr] if entry.msgstr else [*entry.msgstr_plural.values()]
            if not told or not all(told):
                faults.append(f"{where}: not translated: {key[1]!r}")
            elif any(sorted(FILLED_IN.findall(one)) != sorted(FILLED_IN.findall(entry.msgid)) for one in told[:1]):
                faults.append(f"{where}: what is filled in does not fit: {key[1]!r} → {told[0]!r}")
    return faults + [f"{language}: {number} texts, at least {LEAST}"] * (number < LEAST)


def faults_of(module: Path, said: dict[Key, bool]) -> list[str]:
    """What is wrong with the English catalogue of one module."""
    written = entries(catalogue(module, "en"))
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
    sys.exit(main(sys.argv[1:]))
