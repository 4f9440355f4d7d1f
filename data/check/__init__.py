"""What is wrong or unknown in a story's folder, and what would be right: ``python -m data.check STORY`` and the page of stories.

Nothing is built and nothing written. A story that cannot be read at all is one trouble more, never an error of whoever asked.
"""

from data.check.troubles import Kind, Trouble, check

__all__ = ["Kind", "Trouble", "check"]
