"""Whose words stand in the articles, by bloc and by kind, and whose never do: a count of statements, without a verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from components.html import bits, compare, measures, pager
from components.html.bits import Row
from components.html.escape import Html, tag
from data.view import View
from data.voices import Heard, heard_in
from data.words import Words

SPEAKERS = 8  # named under a voice
KINDS = ("person", "institution", "state", "bloc", "group")
MOST_SILENT = 14
MENTIONS, ALL_SILENT, PART = 200, 100, 6  # of those who are named more often, so many at a time


@dataclass(frozen=True)
class Share:
    """What one voice or kind says of all that is said."""

    rows: tuple[Row, ...]
    words: int


def page(view: View) -> Html:
    """By bloc, by kind of speaker, and who is named and never speaks."""
    said = view.left("statements")
    if not said:
        return compare.nothing(view, "voices.nothing")
    silent = _never(view)
    return compare.section(
        view, _title(view, said), view.words("compare.voices.note"), _by_voice(view, said), _by_kind(view, said), silent, _named_only(view)
    )


def _title(view: View, said: Sequence[Row]) -> str:
    loud, n = Counter(row["voice"] for row in said).most_common(1)[0]
    told = {"n": view.words.number(n), "total": view.words.number(len(said))}
    return view.words("compare.voices.title", name=view.name(loud), **told)


def _shares(said: Iterable[Row], column: str, view: View) -> dict[str | None, Share]:
    groups: dict[str | None, list[Row]] = {}
    for row in said:
        key = row["voice"] if column == "voice" else (view.actor(row["speaker"]) or {}).get("kind")
        groups.setdefault(key, []).append(row)
    made = {key: Share(tuple(rows), sum(len(row["text"].split()) for row in rows)) for key, rows in groups.items()}
    return dict(sorted(made.items(), key=lambda item: (-len(item[1].rows), str(item[0]))))


def _by_voice(view: View, said: Sequence[Row]) -> Html:
    shares = _shares(said, "voice", view)
    rows = [_voice(view, voice, share, shares.values()) for voice, share in shares.items()]
    return compare.headed(view.words("compare.voices.by_voice"), _table(view, "voice", rows))


def _voice(view: View, voice: str | None, share: Share, all_: Iterable[Share]) -> Html:
    """A bloc, state or other voice: how much, in how many articles, and through whom."""
    speakers = Counter(row["speaker"] for row in share.rows if row["speaker"])
    through = [_speaker(view, speaker, n) for speaker, n in speakers.most_common(SPEAKERS)]
    head = tag("span", view.name(voice), class_="mq-fact") if not voice else _link(view, voice)
    return tag("tr", tag("th", head, scope="row"), _numbers(view, share, all_), tag("td", tag("small", bits.dotted(through))))


def _link(view: View, actor: str) -> Html:
    return tag("a", view.name(actor), href=view.address("statements", actors=(actor,)), data_nav=True, class_="mq-fact")


def _speaker(view: View, speaker: str, n: int) -> Html:
    label = f"{view.name(speaker)} {view.words.number(n)}"
    return tag("a", label, href=view.address("statements", actors=(speaker,)), data_nav=True)


def _by_kind(view: View, said: Sequence[Row]) -> Html:
    shares = _shares(said, "kind", view)
    ordered = [kind for kind in (*KINDS, None) if kind in shares]
    rows = []
    for kind in ordered:
        name = view.words.label("kind", kind) if kind else view.words("common.unknown_speaker")
        examples = compare.unfolding(view, tag("b", view.words("compare.voices.open")), shares[kind].rows, lambda row: _by(view, row))
        rows.append(
            tag(
                "tr",
                tag("th", tag("span", name, class_="mq-fact"), scope="row"),
                _numbers(view, shares[kind], shares.values()),
                tag("td", examples),
            )
        )
    return compare.headed(view.words("compare.voices.by_kind"), _table(view, "kind", rows))


def _table(view: View, kind: str, rows: Sequence[Html]) -> Html:
    words = view.words
    names = (kind, "statements", "share", "words", "quoted", "articles", "through" if kind == "voice" else "passages")
    return _drawn(words, words(f"compare.voices.by_{kind}"), names, rows)


def _drawn(words: Words, label: str, names: Sequence[str], rows: Sequence[Html]) -> Html:
    heads = [tag("th", words(f"compare.voices.{name}"), scope="col") for name in names]
    made = tag("table", tag("thead", tag("tr", heads)), tag("tbody", rows), class_="mq-table mq-voices")
    return tag("div", made, class_="mq-scroll", tabindex="0", role="region", aria_label=label)


def _numbers(view: View, share: Share, all_: Iterable[Share]) -> list[Html]:
    """Statements, their share of all, the share of words, how many in direct quotation, in how many articles."""
    total, words = sum(len(one.rows) for one in all_), sum(one.words for one in all_)
    quoted = sum(row["form"] == "quoted" for row in share.rows)
    cells = (
        view.words.number(len(share.rows)),
        measures.share(len(share.rows), total),
        measures.share(share.words, words),
        view.words.number(quoted),
        view.words.number(len({row["article"] for row in share.rows})),
    )
    return [tag("td", cell) for cell in cells]


# Never quoted ----------------------------------------------------------------------------------------------------------------


def _never(view: View) -> Html:
    """Kinds of people: named how often, quoted or not, and where others speak of them and of what they demand."""
    words = view.words
    articles = [row["id"] for row in compare.columns(view)]
    found = heard_in(view, articles)
    names = ("people", "named", "own", "about", "demands")
    title = words("compare.voices.never")
    return compare.headed(
        title, _drawn(words, title, names, [_people(view, one) for one in found]), note=words("compare.voices.never_note")
    )


def _people(view: View, one: Heard) -> Html:
    words = view.words
    named = [{"article": article, "start": span.start, "stop": span.stop} for article, span in one.named]
    missing = "compare.voices.never_quoted" if one.named else "compare.voices.never_named"
    own = _opens(view, one.own) or tag("span", words(missing), class_="mq-only" if one.named else "mq-muted")
    head = tag("th", tag("span", one.kind.en if view.lang == "en" else one.kind.ar, class_="mq-fact"), scope="row")
    cells = [_opens(view, named), own, _opens(view, one.about), _opens(view, one.demands)]
    return tag("tr", head, [tag("td", cell) for cell in cells])


def _opens(view: View, rows: Sequence[Row]) -> Html | None:
    """A number that opens its passages, each with who says it; nothing for none."""
    if not rows:
        return None
    return compare.unfolding(view, tag("b", view.words.number(len(rows))), rows, lambda row: _by(view, row))


def _by(view: View, row: Row) -> Html | None:
    return tag("small", " ", view.name(row["speaker"])) if row.get("speaker") else None


def _named_only(view: View) -> Html:
    """Actors of the story who are named and say nothing: each with the places that name it."""
    every = view.silent(ALL_SILENT)
    rows: Sequence[Row] = every[:MOST_SILENT]
    here = last = 1
    if sum(row["mentions"] for row in rows) > MENTIONS:
        rows, here, last = pager.part(view, every, PART)
    places = view.mentions_of(row["actor"] for row in rows)
    items = [_silent(view, row, places[row["actor"]]) for row in rows]
    return compare.headed(
        view.words("compare.voices.silent"),
        tag("ul", items, class_="mq-silent-list") if items else None,
        pager.ways(view, "compare", here, last, view="voices"),
        note=view.words("compare.voices.silent_note"),
    )


def _silent(view: View, row: Row, places: Sequence[Row]) -> Html:
    count = view.words.count("mention", row["mentions"])
    head = (tag("strong", row["name"]), " ", tag("small", view.words.label("kind", row["kind"]), view.words("common.comma"), count))
    return tag("li", compare.unfolding(view, head, places))
