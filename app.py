"""The dashboard: ``streamlit run app.py``.

The page script stands in components/ui/, which has no pages/ beside it: Streamlit would otherwise take over the first session of a
fresh server and show a cold link without frame or filters.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.html import busy
from components.server import assets, briefings, cards, document, exports, gate, health, packed, paths, pictures, previews, robots, start
from components.ui import main

BASE = paths.base_path()

app = st.App(
    Path(__file__).resolve().parent / "components" / "ui" / "main.py",
    routes=[
        *assets.routes(BASE),
        *briefings.routes(BASE),
        *cards.routes(BASE),
        *exports.routes(BASE),
        *pictures.routes(BASE),
        *previews.routes(BASE, main.SLUGS, main.previews.sketch),
        *robots.routes(BASE, main.SLUGS),
        *health.routes(BASE, main.facts),
    ],
    middleware=[
        Middleware(document.Document, pages=main.SLUGS, describe=main.previews.head),
        Middleware(gate.Gate, busy=busy.page),
        Middleware(packed.Packed),
    ],
    lifespan=start.lifespan(main.facts, main.warm),
    on_script_error=main.uncaught,
)

if get_script_run_ctx(suppress_warning=True) is not None:  # a host that does not know st.App runs this file as the page script
    main.run()
