"""The small story with sentences around its findings that a story of passages only may not show, and everything that could carry them out."""

from __future__ import annotations

from dataclasses import replace

from data.corpus import Corpus
from data.ids import finding_id
from data.model import Actor, ActorKind, Day, Framing, Link, Mention, Origin, Passage, Removed
from data.rights import PASSAGES
from data.store import Store
from tests.data.factory import article, day, span, store_of
from tests.data.small_story import ACTORS, FIRST, corpus_of

TAIL = " ومشى العميد سلطان الغريب في حديقة زرقاء وحده. وقالت إذاعة الواحة إن انقلابا فاشلا تراجع يوم الثلاثاء."
HIDDEN = ("سلطان", "الغريب", "حديقة", "زرقاء", "إذاعة", "الواحة", "انقلابا", "فاشلا", "تراجع", "الثلاثاء", "سطر محذوف")
WHOLE = FIRST + TAIL


def corpus_half(show: str = PASSAGES) -> Corpus:
    """``show``: what story.toml says."""
    made = corpus_of()
    first = made.findings["a1"]
    told = Day("a1", span(WHOLE, "يوم الثلاثاء"), day("a1", 7).first, day("a1", 7).last, day("a1", 7).basis)
    hidden_man = Actor("g-sultan", "سلطان الغريب", "Sultan", ActorKind.PERSON, discovered=True)
    found = replace(
        first,
        mentions=(*first.mentions, Mention("a1", span(WHOLE, "سلطان الغريب"), "g-sultan")),
        stances=tuple(replace(one, cue=span(WHOLE, "تراجع")) for one in first.stances),
        counts=tuple(replace(one, population="انقلابا فاشلا", status_reason=span(WHOLE, "تراجع")) for one in first.counts),
        events=tuple(replace(one, day=told) for one in first.events),
        statements=tuple(replace(one, cue=span(WHOLE, "إذاعة"), hedge=span(WHOLE, "إذاعة الواحة")) for one in first.statements),
        framings=(*first.framings, Framing("a1", span(WHOLE, "انقلابا"), "coup", False, None)),
    )
    note = "اختلف النقل: «انقلابا فاشلا» / «إذاعة الواحة»"
    members = (made.findings["a1"].statements[0].id, made.findings["a2"].statements[0].id)
    link = Link(finding_id("link", "", "hidden"), "wording", members, "cause", note, note)
    origin = Origin(finding_id("origin", "", "hidden"), 2, (Passage("a1", span(WHOLE, "حديقة زرقاء")),))
    one = replace(article("a1", WHOLE, "TRT عربي", day("a1", 11)), removed=(Removed(0, 3, "سطر محذوف", "share"),))
    return replace(
        made,
        info=replace(made.info, id=f"half-{show}", show=show),
        actors=(*ACTORS, hidden_man),
        articles=(one, made.articles[1]),
        findings={**made.findings, "a1": found},
        links=(*made.links, link),
        origins=(*made.origins, origin),
    )


def half_shown(show: str = PASSAGES) -> Store:
    return store_of(corpus_half(show))
