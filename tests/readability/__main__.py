"""`./run leesbaarheid [deel van een pad]`: what is not plain Dutch, with file and line; exit 1 when there is any."""

import sys
import time

from tests.readability.rules import findings
from tests.readability.sources import all_texts


def main(arguments: list[str]) -> int:
    """Print what is found, for all or for the files whose path holds one of the given words; gives the exit code."""
    if {"-h", "--help"} & set(arguments):
        print(__doc__)
        return 0
    begin = time.monotonic()
    texts = [text for text in all_texts() if not arguments or any(part in text.where for part in arguments)]
    found = sorted(findings(texts))
    print("\n".join(found))
    print(f"{len(found) or 'Geen'} opmerkingen bij {len(texts)} teksten, {time.monotonic() - begin:.0f} s")
    if found:
        print("Schrijf het gewoner. Is er geen ander woord, zet het dan met de reden in tests/readability/words.yaml.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
