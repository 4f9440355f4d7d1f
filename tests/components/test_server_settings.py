"""Settings every visitor gets, and the policy the browser is told."""

import re
import tomllib
from pathlib import Path

import pytest
from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from components.server import kept_theme, policy

SETTINGS = tomllib.loads((Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    "section,key,value",
    [
        ("runner", "postScriptGC", False),
        ("global", "minCachedMessageSize", 250),
        ("server", "fileWatcherType", "none"),
        ("server", "maxUploadSize", 1),
        ("server", "enableStaticServing", False),
        ("client", "showErrorDetails", "none"),
        ("client", "toolbarMode", "viewer"),
        ("client", "disableDataExport", True),
        ("browser", "gatherUsageStats", False),
    ],
)
def test_a_setting_is_shipped(section, key, value):
    assert SETTINGS[section][key] == value


def test_streamlit_knows_every_setting():
    named = {f"{section}.{key}" for section, keys in SETTINGS.items() for key, value in keys.items() if not isinstance(value, dict)}

    assert [name for name in named if name not in config.get_config_options(force_reparse=False)] == []


@pytest.mark.parametrize("section", ["theme", *(f"theme.{category.value}" for category in config.CustomThemeCategories)])
def test_the_theme_that_is_kept_is_the_theme_streamlit_tells(monkeypatch, section):
    told, kept = CustomThemeConfig(), CustomThemeConfig()
    tell = getattr(app_session._populate_theme_msg, "kept", app_session._populate_theme_msg)  # a server may have been started here
    tell(told, section)
    monkeypatch.setattr(app_session, "_populate_theme_msg", tell)  # put back afterwards
    kept_theme.keep()
    app_session._populate_theme_msg(kept, section)
    app_session._populate_theme_msg(again := CustomThemeConfig(), section)

    assert kept == told == again
    assert app_session._populate_theme_msg is not tell


def test_both_themes_name_every_colour():
    assert SETTINGS["theme"]["light"].keys() == SETTINGS["theme"]["dark"].keys()


def test_the_style_and_the_theme_agree_on_paper_ink_and_accent():
    style = (Path(__file__).parents[2] / "static" / "app.css").read_text("utf-8")
    blocks = {"light": style.partition(":root {")[2], "dark": style.partition(':root[data-theme="dark"] {')[2]}

    for theme, block in blocks.items():
        found = dict(re.findall(r"--(\w+): (#[0-9A-F]{6})", block.partition("}")[0]))
        shipped = SETTINGS["theme"][theme]
        assert (found["paper"], found["ink"], found["accent"]) == (
            shipped["backgroundColor"],
            shipped["textColor"],
            shipped["primaryColor"],
        )


def test_the_policy_allows_streamlits_one_inline_script_and_no_other():
    script = re.search(r"script-src ([^;]+)", policy.content_policy())[1].split()

    assert script[0] == "'self'"
    assert len(script) == 1 + len(policy.inline_hashes())
    assert "'unsafe-inline'" not in script
    assert len(policy.inline_hashes()) == 1


def test_the_policy_lets_in_what_the_server_itself_gives_and_nothing_else(monkeypatch):
    monkeypatch.delenv(policy.ANCESTORS, raising=False)
    found = {name: sources.split() for name, _, sources in (part.partition(" ") for part in policy.content_policy().split("; "))}
    inline = found.pop("script-src")[1:]

    assert [source.startswith("'sha256-") for source in inline] == [True]
    assert {name: set(sources) for name, sources in found.items()} == {
        "default-src": {"'self'"}, "style-src": {"'self'", "'unsafe-inline'"}, "img-src": {"'self'", "data:", "blob:"},
        "font-src": {"'self'", "data:"}, "connect-src": {"'self'"}, "worker-src": {"'self'", "blob:"}, "object-src": {"'none'"},
        "base-uri": {"'none'"}, "form-action": {"'self'"}, "frame-ancestors": {"'self'"},
    }  # fmt: skip


@pytest.mark.parametrize(
    "wanted,given",
    [
        ("'self'", "'self'"),
        ("'none'", "'none'"),
        ("*", "*"),
        ("https://paper.example https://www.paper.example", "https://paper.example https://www.paper.example"),
        ("*; script-src *", "'self'"),  # nothing but origins passes
        ("https://x.example\r\nx: y", "'self'"),
        ("", "'self'"),
    ],
)
def test_who_may_frame_a_page_is_a_setting_that_cannot_break_the_policy(monkeypatch, wanted, given):
    monkeypatch.setenv(policy.ANCESTORS, wanted)

    assert policy.content_policy().endswith(f"frame-ancestors {given}")
