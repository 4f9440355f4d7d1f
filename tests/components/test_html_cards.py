"""A card says who, what, when and how that is known; and nothing that is not known."""

import pytest

from components.html import cards
from tests.components.html_reader import read
from tests.components.html_story import BAD_NAME, BODY, COUNT, QUOTE, finding, view


def card(kind: str = "statements", n: int = 0, **chosen):
    draw = {"statements": cards.statement_card, "counts": cards.count_card, "events": cards.event_card}[kind]
    return read(draw(view(**chosen), finding(kind, n)))


def small_card(words: str, view, **changes):
    row = next(row for row in view.statements().to_dict("records") if row["text"] == words)
    return read(cards.statement_card(view, row | changes))


def test_a_statement_shows_its_exact_words_between_guillemets():
    words = card().one("blockquote")

    assert words.words == f"«{QUOTE}»"
    assert (words["lang"], words["dir"]) == ("ar", "rtl")


def test_reported_words_get_no_quotation_marks_of_ours(view):
    assert small_card("مقتل 16 شرطيا", view()).one("blockquote").words == "مقتل 16 شرطيا"


@pytest.mark.parametrize(
    "lang, said",
    [
        (
            "ar",
            (
                "9 يناير 2022",
                "(مستنتج من اسم اليوم)",
                "معارضة",
                "تجاه دولة",
                "كلام منقول داخل علامتي الاقتباس",
                "ثم مضى",
                "المتحدث مستنتج من الضمير",
            ),
        ),
        (
            "en",
            (
                "9 January 2022",
                "(inferred from a weekday)",
                "opposes",
                "toward State",
                "reported speech inside",
                "ثم مضى",
                "inferred from a pronoun",
            ),
        ),
    ],
)
def test_a_statement_says_when_how_known_toward_whom_and_what_is_doubtful(lang, said):
    shown = card(lang=lang).text

    assert [words for words in said if words not in shown] == []


def test_a_stance_is_colour_sign_and_word():
    chip = card().all(style="mq-stance-opposes")

    assert [one.words for one in chip if "mq-why" not in one.path] == ["▼ معارضة تجاه دولة"]
    assert [one.words for one in chip if "mq-why" in one.path] == ["▼ معارضة تجاه دولة"]  # and why that is said


def test_informing_is_said_only_where_nothing_else_is_held(view):
    assert small_card("مقتل 16 شرطيا", view()).all(style="mq-stance-none")
    assert not card().all(style="mq-stance-none")


def test_opposed_stances_stand_side_by_side(view):
    shown = small_card("تكرار ذكريات", view())

    assert shown.all(style="mq-stance-warns")
    assert shown.all(style="mq-stance-supports")


def test_no_date_and_no_outlet_are_said_and_not_guessed(view):
    shown = small_card("تكرار ذكريات", view())

    assert [one.words for one in shown.all(style="mq-undated")] == ["بلا تاريخ", "بلا تاريخ"]
    assert shown.one(style="mq-unknown").words == "مصدر غير معروف"
    assert shown.all("time") == []


def test_a_speaker_comes_with_whom_they_speak_for(view):
    assert small_card("روسيا لن تسمح بثورات ملونة", view(lang="en")).one(style="mq-who").words == "PutinRussia"


@pytest.mark.parametrize("facts, says", [({}, "آليّ"), ({"verdict": "accepted", "reviewer": "محررة"}, "أقرّه محرّر")])
def test_reviewed_and_automatic_findings_are_told_apart(view, facts, says):
    assert says in small_card("مقتل 16 شرطيا", view(), **facts).all(style="mq-checked")[0].words


def test_why_opens_on_cue_rule_and_passage():
    why = card().one("details")

    assert BODY in why.words
    assert [one.words for one in card().all("mark", "mq-content")] == [QUOTE]
    assert [one.words for one in card().all("mark", "mq-cue")] == ["قال"]
    assert "open" not in why.attributes


def test_links_lead_to_the_passage_and_to_the_image_and_keep_the_language():
    row = finding("statements")
    links = [one["href"] for one in card(lang="en").all("a")]

    assert links[0] == f"reading?lang=en&read=h1&at={row['start']}-{row['stop']}"
    assert links[1] == f"card/hostile/{row['id']}.png?lang=en"
    assert links[2].startswith("mailto:a@b.example?subject=Correction")


def test_a_withdrawn_number_is_struck_through_with_its_reason():
    shown = card("counts")

    assert shown.one("s").words == "لا يقل عن 16"
    assert "مسحوب" in shown.text
    assert "سحبت ذلك" in shown.one(style="mq-status").words


@pytest.mark.parametrize(
    "facts, shown",
    [
        ({"bound": "exact", "value": 1600.0}, "1,600"),
        ({"bound": "about", "value": 8000}, "نحو 8,000"),
        ({"bound": "range", "value": None, "low": 10, "high": 20}, "10–20"),
        ({"bound": "at_most", "value": None, "low": None, "high": 5, "text": "أقل من 5 جنود"}, "أقل من 5"),
        ({"bound": "vague", "value": None, "low": None, "high": None}, "16 شخصا"),  # the article's own words
    ],
)
def test_a_number_is_shown_with_its_bound_and_no_value_is_made_up(facts, shown):
    assert read(cards.quantity(view(), finding("counts") | facts)).text == shown


def test_an_event_without_a_title_of_its_own_has_its_kind():
    row = finding("events") | {"title_ar": "", "title_en": ""}

    assert read(cards.event_card(view(lang="en"), row)).one("strong").words == "protest"


@pytest.mark.parametrize("kind", ["statements", "counts", "events"])
def test_hostile_names_titles_and_outlets_show_as_words(kind):
    shown = card(kind)

    assert shown.unbalanced == []
    assert {"script", "img", "b", "u", "i"} & {one.name for one in shown.elements} == set()
    assert [one["href"] for one in shown.all("a") if "javascript" in one["href"]] == []
    assert BAD_NAME in shown.text
    assert "صحيفة <script>" in shown.text


def test_evidence_of_a_stance_is_its_statement():
    statement = finding("statements")["id"]
    held = view().stances_for([statement])[statement][0]

    assert read(cards.evidence(view(), held["id"])).one("article")["id"] == f"card-{finding('statements')['id']}"


def test_evidence_opens_the_passage():
    assert "open" in read(cards.evidence(view(), finding("counts")["id"])).one("details").attributes


def test_evidence_of_a_link_is_its_members_side_by_side():
    shown = read(cards.evidence(view(), view().links("tension")[0]["id"]))

    assert len(shown.all("article")) == 2
    assert shown.one("h2").words == "تصريحات متباعدة: <b>"


@pytest.mark.parametrize("name", ["s-000000", "x-1", "", "l-unknown"])
def test_evidence_that_is_gone_says_so(name):
    assert "لم يعد في القصة" in read(cards.evidence(view(), name)).text


def test_words_of_a_count_are_the_articles():
    assert card("counts").one("blockquote").words in COUNT
