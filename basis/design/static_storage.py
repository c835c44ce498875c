"""Where a page finds its stylesheet: under a name made of its content when files are collected, else under its own."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Collected(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise has no types
    """Files that `collectstatic` has seen get a name that changes with their content, and may be kept for a year.

    A file it has not seen keeps its own name, so that a page of an installation that is not built yet, and a page
    in a test, is still a page. `tests/test_static.py` of this module watches over names that are nowhere.
    """

    def stored_name(self, name: str) -> str:
        """The name under which a page asks for the file."""
        known: dict[str, str] = self.hashed_files
        return known.get(self.hash_key(self.clean_name(name)), name)
