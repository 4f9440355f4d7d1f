"""What stops a build though nothing in the story's files is wrong: told in the terminal alone."""

from __future__ import annotations


class BuildError(Exception):
    """One line that says what is the matter and what to do."""

    def __init__(self, found: str, wanted: str) -> None:
        super().__init__(f"{found}; {wanted}")
        self.facts = (found, wanted)

    def __reduce__(self) -> tuple[type[BuildError], tuple[str, str]]:
        """A problem found in another process comes back whole."""
        return type(self), self.facts


class TornError(BuildError):
    """A kept part cannot be read any more: another try makes it anew."""
