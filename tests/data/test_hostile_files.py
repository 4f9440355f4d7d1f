"""Story files and built tables that nobody should have written: each is a message or the last good generation, never an error."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.actors_file import ACTOR_KEYS
from data.build import build
from data.evidence import check_rows
from data.model import StoryError
from data.rows import to_tables
from data.store.built import read_built
from data.store.open import open_store
from data.story import ARTICLE_KEYS, STORIES, STORY_KEYS
from data.tables import TABLES
from data.write import generation, write_built
from tests.data.small_story import corpus_of

FIRST = STORIES / "kazakhstan-2022"
TEXT = "الوزارة تحذر من السيول\n\nقال الرئيس الروسي فلاديمير بوتين يوم الجمعة 7 يناير 2022 إن بلاده ستسحب 300 جندي قريبا من كازاخستان.\n"
VALUES = [
    '""', '"\\u0000\\u202e<script>"', '"russia"', '"nobody"', '"' + "ا" * 5_000 + '"', "0", "-1", "1e400", "nan", "true", "[]", '["", "ـ", "روسيا"]', "[1, [2]]",
    "{}", "{a = {b = 1}}", "0001-01-01", "9999-12-31", "2022-01-10", "2022-01-10T10:00:00Z", "10:00:00", '"2022-13"', '"٢٠٢٢-٠١"', '"javascript:x"', '"(.*)+["',
]  # fmt: skip
REVIEW_KEYS = ("kind", "article", "verdict", "reviewer", "quote", "context", "id", "note", "day", "fields")
REVIEW_VALUES = [
    *VALUES,
    '"statement"',
    '"a"',
    '"added"',
    '"corrected"',
    '"rejected"',
    '{said = "9999-12-31"}',
    '{speaker = "russia"}',
    '"ستسحب 300 جندي"',
]
FILES = {
    "story.toml": ("", tuple(STORY_KEYS), VALUES),
    "actors.toml": ('[russia]\nname_ar = "روسيا"\n[x]\n', tuple(ACTOR_KEYS), VALUES),
    "articles.toml": ("[a]\n", tuple(ARTICLE_KEYS), VALUES),
    "review.toml": ("[[decision]]\n", REVIEW_KEYS, REVIEW_VALUES),
}


@st.composite
def toml(draw: st.DrawFn, name: str) -> str:
    """Known keys with any value; or the first story's own file with some characters changed."""
    head, keys, values = FILES[name]
    if draw(st.booleans()):
        rows = draw(st.lists(st.tuples(st.sampled_from([*keys, "zzz"]), st.sampled_from(values)), max_size=9, unique_by=lambda row: row[0]))
        return head + "".join(f"{key} = {value}\n" for key, value in rows)
    text = (FIRST / name).read_text("utf-8")[:3_000] if (FIRST / name).exists() else head
    for _ in range(draw(st.integers(1, 3))):
        at, gone = draw(st.integers(0, len(text))), draw(st.integers(0, 20))
        text = text[:at] + draw(st.sampled_from(["", '"', "[", "]", "=", "\n", "\x00", "\u202e", "'''", "#", "\ud800"])) + text[at + gone :]
    return text


@settings(max_examples=40)
@given(st.fixed_dictionaries({}, optional={name: toml(name) for name in FILES}))
def test_whatever_story_files_say_the_article_is_read_and_what_is_wrong_is_told(files):
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / "articles").mkdir()
        (Path(place) / "articles" / "a.txt").write_text(TEXT, "utf-8")
        for name, content in files.items():
            (Path(place) / name).write_bytes(content.encode("utf-8", "surrogatepass"))
        done = build(Path(place))

        assert [article.id for article in done.corpus.articles] == ["a"]
        assert all(file in FILES and wanted for file, _, _, wanted, _ in done.manifest["problems"])


ODD: dict[str, tuple[bytes, str]] = {  # content; why it is refused, nothing where it is read
    "empty": (b"", "empty"),
    "blank": ("\u200f \n\u00a0".encode(), "empty"),
    "boilerplate": ("تابعنا\nالرئيسية\nوكالات\n".encode(), "empty"),
    "title": ("الوزارة تحذر من السيول\n".encode(), ""),
    "large": ("سطر\n".encode() * 400_000, "too_large"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(200), "binary"),
    "controls": (bytes(range(1, 32)) * 9, "binary"),
    "source": (f"<!doctype html><html><body><p>{TEXT}</p></body></html>".encode(), "other"),
    "mojibake": (TEXT.encode().decode("cp1252", "ignore").encode(), "other"),
    "wide": (TEXT.encode("utf-16"), ""),
    "wide-bare": (TEXT.encode("utf-16-le"), ""),
    "windows": (TEXT.encode("cp1256"), ""),
    "iso": (TEXT.encode("iso8859_6"), ""),
    "marked": (b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n", 1).replace("\n", "\u2028").encode(), ""),
    "markup": (TEXT.replace("بوتين", "<b onclick=x>بوتين</b>&nbsp;").encode(), ""),
    "bidi": (TEXT.replace("بوتين", "\u202eبوتين\u2066").encode(), ""),
    "stacked": (TEXT.replace("قال", "قال" + "\u064b\u0651" * 25).encode(), ""),
    "joiners": (TEXT.replace("بوتين", "بو\u200dت\u200cيـــن").replace(" ", "\u00a0").encode(), ""),
    "half": (TEXT.encode() + b"\xed\xa0\x80", ""),
    "undated": (TEXT.replace("يوم الجمعة 7 يناير 2022 ", "").encode(), ""),
}


def test_odd_articles_are_read_or_refused_with_a_remedy_and_the_good_one_stays_as_it_was(tmp_path):
    def statements() -> list[dict[str, object]]:
        rows = read_built(tmp_path / "built")[1]["statements"]
        return [{key: row[key] for key in ("id", "start", "stop", "text", "speaker")} for row in rows if row["article"] == "good"]

    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "good.txt").write_text(TEXT, "utf-8")
    build(tmp_path)
    alone = statements()
    for name, (content, _) in ODD.items():
        (tmp_path / "articles" / f"{name}.txt").write_bytes(content)
    done = build(tmp_path)

    assert len(alone) == 1
    assert statements() == alone
    told = {file: (found, wanted, code) for file, _, found, wanted, code in done.manifest["problems"]}
    assert {file: code for file, (_, _, code) in told.items()} == {f"articles/{name}.txt": why for name, (_, why) in ODD.items() if why}
    assert all(found and wanted for found, wanted, _ in told.values())
    assert {one.id for one in done.corpus.articles} == {"good", *(name for name, (_, why) in ODD.items() if not why)}


def test_the_same_text_in_two_outlets_is_two_articles_of_one_origin(tmp_path):
    (tmp_path / "articles").mkdir()
    for name in ("a", "b"):
        (tmp_path / "articles" / f"{name}.txt").write_text(TEXT, "utf-8")
    (tmp_path / "articles.toml").write_text('[a]\noutlet = "الأولى"\n[b]\noutlet = "الثانية"\n', "utf-8")
    build(tmp_path)
    tables = read_built(tmp_path / "built")[1]

    assert [(row["id"], row["outlet"]) for row in tables["articles"]] == [("a", "الأولى"), ("b", "الثانية")]
    assert len({row["id"] for row in tables["statements"]}) == 2
    assert [{row["article"] for row in tables["origin_passages"] if row["origin"] == one["id"]} for one in tables["origins"]] == [
        {"a", "b"}
    ]


@pytest.fixture(scope="module")
def good(tmp_path_factory) -> Path:
    """A story that was opened once, so that there is a last good generation; examples copy it."""
    folder = tmp_path_factory.mktemp("good") / "small"
    (folder / "articles").mkdir(parents=True)
    write_built(to_tables(corpus_of()), folder / "built", {"story": "small"})
    open_store(folder, folder.parent / "cache").engine.close()
    return folder


NAMES = [*(f"{name}.jsonl" for name in TABLES), "manifest.json"]


@settings(max_examples=60)
@given(data=st.data())
def test_bytes_changed_anywhere_leave_the_last_good_generation_served(good, data):
    with tempfile.TemporaryDirectory() as place:
        folder = shutil.copytree(good.parent, Path(place) / "story") / "small"
        file = folder / "built" / data.draw(st.sampled_from([name for name in NAMES if (good / "built" / name).stat().st_size]))
        raw = file.read_bytes()
        at = data.draw(st.integers(0, len(raw) - 1))
        gone = data.draw(st.sampled_from([0, 1, 1, 9, len(raw)]))
        file.write_bytes(raw[:at] + data.draw(st.binary(max_size=4)) + raw[at + gone :])
        before = read_built(good / "built")
        store = open_store(folder, folder.parent / "cache")

        assert store.generation == before[0]["generation"]
        assert store.warning is not None or read_built(folder / "built")[1] == before[1]
        store.engine.close()


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=9)
    | st.sampled_from(["\ud800", "2022-01-10", "9999-12-31", "a1", 10**30]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=4,
)


@settings(max_examples=60)
@given(data=st.data())
def test_a_row_somebody_forged_is_refused_unless_its_evidence_holds(good, data):
    """The manifest names the forged tables, so their hash tells nothing."""
    with tempfile.TemporaryDirectory() as place:
        built = shutil.copytree(good / "built", Path(place) / "small" / "built")
        name = data.draw(st.sampled_from([name for name in TABLES if (built / f"{name}.jsonl").stat().st_size]))
        path = built / f"{name}.jsonl"
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        data.draw(st.sampled_from(rows))[data.draw(st.sampled_from(list(TABLES[name].columns)))] = data.draw(JSON)
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        manifest = json.loads((built / "manifest.json").read_text("utf-8"))
        (built / "manifest.json").write_text(json.dumps(manifest | {"generation": generation(built)}), "utf-8")
        try:
            open_store(built.parent, Path(place) / "cache").engine.close()
        except StoryError:
            return
        tables = read_built(built)[1]
        texts = {row["article"]: row["text"] for row in tables["texts"]}
        for table, rows in tables.items():
            check_rows(table, rows, texts)
