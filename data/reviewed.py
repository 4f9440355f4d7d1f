"""How much of a story a person has looked at, in a sentence for pages and pictures."""

from __future__ import annotations

from data.view import View


def reviewed(view: View) -> str:
    """How much of the story a person has looked at; all else is automatic, on charts too, where a mark has no room to say so."""
    verdicts = view.checked().values()
    total = sum(n for rows in verdicts for verdict, n in rows.items() if verdict != "rejected")
    automatic = sum(rows.get("automatic", 0) for rows in verdicts)
    key = "none" if automatic == total else "some" if automatic else "all"
    return view.words(f"shell.reviewed.{key}", n=view.words.number(total - automatic), total=view.words.number(total))
