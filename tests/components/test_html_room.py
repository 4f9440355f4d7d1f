"""The reading room: links that last, what became of them, twins, citations, reports, measures, and rights."""

import json
import re
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, quote, unquote, urlencode, urlsplit

import pytest

from components.html import about, cards, compare_wording, overview, reading, report, statements
from components.html.citation import bibtex
from components.html.desk import Desk
from components.html.lasting import lasting, lettered
from components.html.pane import pane
from components.html.passages import counterpart, twins
from components.html.side import side
from components.ui.place import read as read_place
from data.model import Span
from data.quoted import Found
from data.selection import Selection
from data.store import open_story
from data.view import View
from tests.components.html_reader import read
from tests.components.html_story import OTHER, SCRIPT, TEXT, finding, view


@pytest.fixture(scope="module")
def first():
    return open_story("kazakhstan-2022")


def place_of(link):
    """The place an address means, as the app reads it."""
    place, broken = read_place(parse_qs(urlsplit(link).query))
    assert broken == ()
    return place


def passages_only(of):
    of.store = replace(of.store, info=replace(of.story, show="passages"))
    return of


@pytest.mark.parametrize("words", ["32 من الأفراد", "«a & b» = 100%", 'قال "لا" + #1', "سطر\u200fمعكوس \u202e", "é 漢 \U0001f600"])
def test_a_copied_link_is_the_same_with_its_letters_as_letters(words):
    link = f"reading?{urlencode({'read': 'h1', 'quote': words})}"
    short = lettered(link)

    assert quote(short, safe="".join(map(chr, range(128)))) == link
    assert len(short) <= len(link)
    assert not any(letter in short for letter in '\u200f\u202e "')
    assert "%D9" not in lettered("reading?quote=%D9%85%D9%86")


def test_a_lasting_link_opens_its_passage_and_keeps_its_words_when_something_else_changes(first):
    for article in first.articles:
        of = View(first, Selection())
        row = of.of_article("statements", article)[-1]
        at = Span(row["start"], row["stop"])
        desk = Desk.of(View(first, Selection(), place_of(lasting(of, article, at))))

        assert (desk.read, desk.at, desk.found) == (article, at, Found.EXACT)
        assert Desk.of(View(first, Selection(), place_of(desk.address(of, size="large")))) == replace(desk, size="large")
        assert "quote" not in place_of(desk.address(of, at=Span(1, 2)))


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_an_orphaned_link_says_so_and_shows_the_nearest_passage(lang):
    of = view({"read": "h2", "at": "0-5", "quote": "نرفض كل هذا وما هو أكثر منه"}, lang=lang)
    desk, shown = Desk.of(of), read(reading.page(of))

    assert desk.found is Found.NEAREST
    assert desk.at.overlaps(Span(OTHER.index("نرفض"), OTHER.index("أكثر")))
    assert of.words("reading.orphan.nearest") in shown.one(style="mq-orphan").words
    assert "نرفض كل هذا وما هو أكثر منه" in shown.one(style="mq-orphan-words").words


def test_a_link_to_words_that_are_nowhere_shows_the_article_and_says_so():
    of = view({"read": "h2", "at": "0-5", "quote": f"كلام لم يكتبه أحد قط {SCRIPT}"})
    shown = read(reading.page(of))

    assert Desk.of(of).at is None
    assert of.words("reading.orphan.gone") in shown.one(style="mq-orphan").words
    assert not shown.all("script")


def test_shared_words_lead_to_their_twin():
    shared = twins(view(), "h1", "h2")

    assert [(own.of(TEXT), other.of(OTHER)) for own, other in shared] == [("مقتل 16 شخصا", "مقتل 16 شخصا")]
    own, other = shared[0]
    assert counterpart(view(), Desk("h1", own, "h2")) == other
    assert counterpart(view(), Desk("h1", Span(own.start, own.start + 4), "h2")).of(OTHER) == "مقتل"


def test_shared_words_are_marked_in_both_panes_under_whatever_lies_on_them(first):
    of = View(first, Selection(), {"read": "003_9b9f325115adac4c", "beside": "004_8e223664f1885da7"})
    shown = read(reading.page(of))
    for article in ("003_9b9f325115adac4c", "004_8e223664f1885da7"):
        pane_of = read(pane(of, Desk.of(of), article))
        marked = "".join(one.words for one in pane_of.all("a", "mq-mark") if {"mq-on-shared", "mq-over-shared"} & set(one["class"].split()))
        other = "004_8e223664f1885da7" if article.startswith("003") else "003_9b9f325115adac4c"
        own = [span.of(of.text(article)) for span, _ in twins(of, article, other)]

        assert own
        assert all(words.split()[1] in marked for words in own)
    assert len(shown.all(style="mq-tabs")) == 1


@pytest.mark.parametrize("article, known", [("h2", {"year = {2022}", "month = {1}", "day = {10}"}), ("h1", set())])
def test_bibtex_says_what_is_known_and_no_more(article, known):
    entry = bibtex(view(), article, Span(0, 5), place="reading?read=x&at=0-5")

    assert entry.startswith(f"@misc{{mawaqif-{article}-0,")
    assert entry.count("{") - entry.count("\\{") == entry.count("}") - entry.count("\\}")
    assert all(line in entry for line in known)
    assert ("year" in entry) == bool(known)
    assert ("howpublished" in entry) == (article == "h1")
    assert ("مصدر غير معروف" in entry) == (article == "h2")
    assert ("بلا تاريخ" in entry) == (article == "h1")


def test_a_report_is_prefilled_with_link_and_words_and_reaches_only_the_contact():
    row = finding("counts")
    link = read(report.report(view(), row, "reading?read=h1&at=1-2")).one("a")
    told = parse_qs(urlsplit(link["href"]).query)

    assert link["href"].startswith("mailto:a@b.example?")
    assert "reading?read=h1&at=1-2" in told["body"][0]
    assert "16 شخصا" in told["body"][0]
    assert row["id"] in told["subject"][0]
    assert link["data-whole"] == "reading?read=h1&at=1-2"


def of_contact(contact):
    of = view()
    of.store = replace(of.store, info=replace(of.story, contact=contact))
    return of


def test_a_form_gets_what_it_asks_for():
    link = read(report.report(of_contact("https://example.org/new?url={link}&text={quote}"), finding("counts"), "reading?read=h1")).one("a")

    assert parse_qs(urlsplit(link["href"]).query) == {"url": ["reading?read=h1"], "text": ["16 شخصا"]}


@pytest.mark.parametrize("contact", [None, "", "https://example.org/form", "javascript:alert(1)", "mail me"])
def test_without_a_way_to_fill_it_in_the_report_is_copied(contact):
    shown = read(report.report(of_contact(contact), finding("counts"), "reading?read=h1"))

    assert "{link}" in shown.one("button")["data-copy"]
    assert "16 شخصا" in shown.one("button")["data-copy"]
    assert [one.get("href") for one in shown.all("a")] == (["https://example.org/form"] if contact and contact.startswith("https") else [])


def test_why_says_how_often_that_kind_is_right_and_on_how_many(first):
    of = View(first, Selection())
    known = json.loads((of.story.folder / "quality.json").read_text("utf-8"))["kinds"]
    for kind, table in (("statement", "statements"), ("count", "counts"), ("event", "events")):
        row = of.of_article(table, next(iter(first.articles)))[0]
        why = read(cards.CARDS[kind](of, row)).one("details", "mq-why").words

        assert f"من {known[table]['automatic']} مما وجدته القواعد" in why
        assert f"صحّ {known[table]['found']} " in why
        assert "محرّر القصة" in why


def test_every_stance_says_why(first):
    of = View(first, Selection())
    rules = set()
    for row in of.statements().to_dict("records"):
        held = [one for one in of.stances_for([row["id"]])[row["id"]] if one["value"] != "none"]
        told = [one.words for one in read(cards.statement_card(of, row)).all("li") if "mq-why-stances" in one.path]
        rules |= {one["rule"] for one in held}

        assert len(told) >= len(held)
        assert all(of.words.label("stance", one["value"]) in " ".join(told) for one in held)
        assert all(of.words.label("verdict", one["verdict"] or "automatic") in " ".join(told) for one in held)
    assert len(rules) > 5


def test_a_story_nobody_measured_says_that():
    assert view().words("cards.unmeasured") in read(cards.statement_card(view(), finding("statements"))).text


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_log_lists_every_correction_and_each_opens_its_passage(first, lang):
    of = View(first, Selection(lang=lang))
    shown, decided = read(about.page(of)), of.decisions()
    log = [one for one in shown.all("li") if "mq-log" in one.path]
    links = [one for one in shown.all("a") if "mq-log" in one.path]

    assert {row["verdict"] for row in decided} == {"corrected", "added"}
    assert len(log) == sum(min(60, sum(row["verdict"] == verdict for row in decided)) for verdict in ("corrected", "added"))
    assert len(links) == len(log)
    for link in links:
        place = place_of(link["href"])
        assert place.get("open") or Desk.of(View(first, Selection(), place)).at


def test_a_rejected_finding_leads_to_its_words_and_its_day_is_told():
    of = view()
    row = {
        "id": "s-gone12345", "kind": "statement", "article": "h2", "verdict": "rejected", "reviewer": "editor",
        "quote": "نرفض كل هذا", "context": "قال المتحدث", "note": f"ليس كلامه {SCRIPT}", "fields": "{}", "day": date(2024, 5, 3),
    }  # fmt: skip
    of.decisions = lambda: [row]
    shown = read(about.page(of))
    link = next(one for one in shown.all("a") if "mq-log" in one.path)

    assert Desk.of(view(place_of(link["href"]))).at.of(OTHER) == "نرفض كل هذا"
    assert "3 مايو 2024" in shown.one("details", "mq-log").words
    assert not shown.all("script")


def hidden_story(first):
    """The shipped story as one of passages only, and words of its articles that it may not show."""
    of = passages_only(View(first, Selection()))
    whole = View(first, Selection())
    words = []
    for article in first.articles:
        last = 0
        for one in [*of.shown_of(article), Span(len(whole.text(article)), len(whole.text(article)))]:
            words += re.findall(r"\S+ \S+ \S+ \S+", whole.text(article)[last : one.start])
            last = one.stop
    return of, [run for run in words if not any(run in of.text(article) for article in first.articles)]


def test_no_page_of_a_passages_only_story_holds_hidden_words(first):
    of, hidden = hidden_story(first)
    assert len(hidden) > 15
    places = [{"read": article, "beside": other} for article, other in zip(first.articles, reversed(list(first.articles)), strict=True)]
    drawn = [unquote(reading.page(passages_only(View(first, Selection(), place)))) for place in places]
    drawn += [unquote(draw(of)) for draw in (statements.page, about.page, compare_wording.page, overview.below, overview.told)]

    for run in hidden:
        assert not any(run in page for page in drawn), run


def test_a_passages_only_story_says_so_and_gives_nothing_of_a_hidden_place(first):
    _, hidden = hidden_story(first)
    whole = View(first, Selection())
    article = next(name for name in first.articles if hidden[0] in whole.text(name))
    at = whole.text(article).index(hidden[0])
    asked = passages_only(View(first, Selection(), {"read": article, "at": f"{at}-{at + len(hidden[0])}"}))
    shown = reading.page(asked)

    assert Desk.of(asked).at is None
    assert asked.words("reading.orphan.hidden") in shown
    assert asked.words("reading.passages_only") in shown
    assert hidden[0] not in unquote(shown)


def test_removed_lines_of_a_passages_only_story_stay_with_the_server():
    of = passages_only(view({"read": "h1"}))

    assert "اقرأ أيضًا" not in pane(of, Desk.of(of), "h1")


def test_a_card_without_a_found_passage_offers_its_links_all_the_same():
    of = view({"read": "h1", "at": "0-5"})
    shown = read(side(of, Desk.of(of)))

    assert "quote" in place_of(next(one["data-copy-href"] for one in shown.all("button") if one.get("data-copy-href")))
    assert [one["data-key"] for one in shown.all("a") if one.get("data-key")] == ["next", "close"]


def test_the_article_beside_is_offered_by_how_much_it_shares(first):
    of = View(first, Selection(), {"read": "003_9b9f325115adac4c"})
    shown = read(reading.page(of))
    offered = [place_of(one["href"])["beside"] for one in shown.all("a") if "beside=" in one["href"] and "mq-choice" in one.path]
    shared = [len(twins(of, "003_9b9f325115adac4c", article)) for article in offered]

    assert shared == sorted(shared, reverse=True)
    assert shared[0] > 0
    assert set(offered) == set(first.articles) - {"003_9b9f325115adac4c"}


@pytest.mark.parametrize("page, names", [("1", ("1", "40")), ("2", ("41", "41"))])
def test_the_index_of_a_long_story_comes_in_parts(monkeypatch, page, names):
    of = view({"page": page})
    rows = [{**of.store.articles["h2"], "n": n} for n in range(1, 42)]
    monkeypatch.setattr(View, "shown", lambda self, table: len(rows))
    monkeypatch.setattr(View, "rows", lambda self, table, most, after=0: rows[after : after + most])
    shown = read(reading.page(of))

    assert len(shown.all("li", "mq-entry")) == int(names[1]) - int(names[0]) + 1
    assert [one["aria-current"] for one in shown.all("a") if one.words == page and "mq-pages" in one.path] == ["page"]
