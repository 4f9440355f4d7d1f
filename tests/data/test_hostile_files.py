"""Story files and built tables that nobody should have written: each is a message or the last good generation, never an error."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.build import build
from data.evidence import check_rows
from data.model import StoryError
from data.rows import to_tables
from data.store.built import read_built
from data.store.open import open_store
from data.story import ACTOR_KEYS, ARTICLE_KEYS, STORIES, STORY_KEYS
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
