from __future__ import annotations

import tomllib
from pathlib import Path

from data.actors import main
from data.story import read_story

ARTICLE = """قال وزير الخارجية الفرنسي جان إيف لودريان إن فرنسا تدعم الحوار.

وأضاف لودريان أن باريس لن تتراجع، فيما قال الرئيس التونسي قيس سعيد إن بلاده ترحب بذلك.
"""


def test_who_is_named_is_proposed_as_an_actors_file_that_reads_back(tmp_path: Path, capsys):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(ARTICLE, "utf-8")

    assert main([str(tmp_path)]) == 0
    said = capsys.readouterr().out
    table = tomllib.loads(said)
    assert {"فرنسا", "تونس"} <= {row["name_ar"] for row in table.values()}
    (tmp_path / "actors.toml").write_text(said, "utf-8")
    assert [str(problem) for problem in read_story(tmp_path).problems if problem.code != "alias_twice"] == []
    capsys.readouterr()
    assert main([str(tmp_path)]) == 0
    assert capsys.readouterr().out == ""  # nobody is left to propose


def test_a_story_that_is_not_there_is_one_line(capsys):
    assert main(["nowhere"]) == 1
    assert "no such story" in capsys.readouterr().err
