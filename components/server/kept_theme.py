"""The theme that Streamlit sends with every rerun, worked out once a process: it looks through all settings there are each time, which
costs a quarter of an empty page's rerun. A theme changed in the settings is seen after a restart, like every other setting."""

from __future__ import annotations

from functools import cache

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session


def keep() -> None:
    """From now on; a Streamlit that makes its message another way is left alone."""
    tell = getattr(app_session, "_populate_theme_msg", None)
    if tell is None or hasattr(tell, "kept"):
        return

    @cache
    def told(section: str) -> CustomThemeConfig:
        message = CustomThemeConfig()
        tell(message, section)
        return message

    def tell_kept(msg: CustomThemeConfig, section: str = "theme") -> None:
        msg.MergeFrom(told(section))

    tell_kept.kept = tell  # type: ignore[attr-defined]  # once is enough
    app_session._populate_theme_msg = tell_kept
