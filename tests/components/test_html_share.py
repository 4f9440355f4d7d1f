"""What a reader copies to pass a view on."""

from __future__ import annotations

import re
from html import unescape

from components.html.share import share, snippet
from components.ui import links
from components.ui.place import after_filtering
from data.selection import Selection
from data.view import View
from data.words import Words


def test_a_lasting_link_pins_the_version_and_an_embedded_one_does_not(view):
    shown = View(view().store, Selection(actors=("russia",)), {"open": "s-1", "generation": "f" * 8, "embed": "true"})

    assert links.lasting(shown, "statements") == "statements?actor=russia&open=s-1&generation=test"
    assert links.framed(shown, "") == "./?actor=russia&open=s-1&embed=true"


def test_a_filter_that_changes_unpins_the_link():
    assert after_filtering({"generation": "f" * 8, "view": "x"}) == {"view": "x"}


def test_the_snippet_is_one_inert_frame_whatever_the_title_holds():
    code = snippet("counts?lang=en&embed=true", '"><script>x</script>', Words("en"))

    assert re.findall(r"<\w+", code) == ["<iframe"]
    assert 'src="counts?lang=en&embed=true"' in code


def test_the_code_is_written_once_and_its_button_copies_it():
    html = share("counts?generation=abc", "counts?embed=true", "الأرقام", Words("ar"))

    assert unescape(re.search(r"<pre[^>]*>(.*?)</pre>", html)[1]) == snippet("counts?embed=true", "الأرقام", Words("ar"))
    assert html.count("iframe src") == 1
    assert re.search(r'<button type="button" data-copy-code data-copied="[^"]+">', html)
    assert 'data-own="counts?embed=true"' in html
    assert 'data-copy-href="counts?generation=abc"' in html
