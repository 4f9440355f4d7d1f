"""/data/<story>/<table>.<csv|json|parquet>?<filters>: the rows of a shared view for notebooks and spreadsheets; articles as bibliographies;
/data/<story>/dictionary.json: what the columns mean. The same filters as a page's address, and ``limit`` and ``offset``."""

from __future__ import annotations

import gzip
import json
import logging
import re
import threading
from collections.abc import Callable
from functools import lru_cache
from urllib.parse import parse_qs, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from components.export import bibliography, tables
from components.server import addresses, lane, site
from components.server.delivery import Asked, Made, headers, kept, next_query
from components.ui import state
from data import export_rows
from data.export_part import Part, Window, most
from data.exported import BOOKS, EXPORTED, FORMATS, dictionary
from data.selection import Selection
from data.store import Store
from data.view import View

log = logging.getLogger("mawaqif.server")
AT_ONCE = 2  # files made at the same time; the others wait, and after a while are sent away
PATIENCE = 5  # seconds
TURNS = threading.BoundedSemaphore(AT_ONCE)
LONGEST = 60_000  # characters of a query read
MOST_KEYS = 60
NUMBER = re.compile(r"[0-9]{1,9}")


def routes(base: str) -> list[BaseRoute]:
    return addresses.own(base, {"/data/{path:path}": _serve})


async def _serve(request: Request) -> Response:
    story, _, name = request.path_params["path"].partition("/")
    try:
        answer = await run_in_threadpool(_answer, request, story, name)
    except lane.BusyError:
        answer = lane.busy()
    except Exception:
        log.exception("no data for %r", name[:80])
        answer = _short("These data cannot be read now", 500)
    if request.method == "HEAD":
        answer.body = b""  # its headers tell the length there would be
    return answer


def _answer(request: Request, story: str, name: str) -> Response:
    if story not in state.store().known.stories:
        return _missing()
    if name == "dictionary.json":
        return _sent(request, addresses.tag_of(_dictionary().body), _dictionary)
    asked = read(state.store(story), name, request.scope["query_string"], site.base(request.scope))
    return _missing() if asked is None else _sent(request, asked.tag, lambda: kept(asked, _made))


def read(store: Store, name: str, query: bytes, home: str) -> Asked | None:
    """What a path and a query ask for; None where there is no such table or format. What cannot be read of the query is left out."""
    table, _, form = name.partition(".")
    if table not in EXPORTED or form not in (*FORMATS, *(BOOKS if table == "articles" else ())):
        return None
    given = parse_qs(query[:LONGEST].decode("latin-1"), errors="replace")
    few = {key: given[key] for key in [*given][:MOST_KEYS] if key != "story"}
    selection = Selection.from_query(few, store.known)[0].replace(story="" if store.id == store.known.story else store.id)
    bound = most(View(store, selection))
    limit = min(max(_number(few.get("limit"), bound), 1), bound)
    return Asked(store, table, form, selection, Window(limit, _number(few.get("offset"), 0)), home)


def _number(values: list[str] | None, default: int) -> int:
    return int(values[-1]) if values and NUMBER.fullmatch(values[-1]) else default


def _made(asked: Asked) -> Made:
    """The file and what its headers tell of it."""
    if not TURNS.acquire(timeout=PATIENCE):
        raise lane.BusyError
    try:
        view = View(asked.store, asked.selection)
        part = export_rows.part(view, asked.table, asked.window, asked.home)
        if asked.form in BOOKS:
            body = bibliography.WRITERS[asked.form](view, part.rows)
        else:
            body = tables.file(asked.table, asked.form, part.rows, meta(asked, view, part))
        packed = None if asked.form == "parquet" else gzip.compress(body, 6, mtime=0)
        return Made(body, packed, headers(asked, view, part))
    finally:
        TURNS.release()


def meta(asked: Asked, view: View, part: Part) -> dict[str, object]:
    """What a file says of itself: no clock in it, so that the same view is the same file."""
    about = {"mentions": ("articles",), "links": ("statements", "counts", "events")}.get(asked.table, (asked.table,))
    data = f"{asked.home}data/{asked.store.id}"
    following = next_query(asked, part)
    return {
        "story": asked.store.id, "title": view.title, "generation": asked.store.generation, "table": asked.table,
        "shown": view.sentence(*about), "filters": urlencode(asked.selection.replace(story="").to_query()),
        "total": part.total, "rows": len(part.rows), "limit": part.window.limit, "offset": part.window.offset,
        "next": f"{data}/{asked.table}.{asked.form}?{following}" if following else None, "dictionary": f"{data}/dictionary.json",
    }  # fmt: skip


@lru_cache(maxsize=1)
def _dictionary() -> Made:
    body = (json.dumps(dictionary(), ensure_ascii=False, indent=1) + "\n").encode()
    return Made(body, gzip.compress(body, 6, mtime=0), {"Content-Type": "application/json"})


def _sent(request: Request, tag: str, make: Callable[[], Made]) -> Response:
    """Made only for who has it not."""
    told = {"ETag": tag, "Cache-Control": addresses.ASK, "Vary": "Accept-Encoding"}
    if answer := addresses.unchanged(request, told):
        return answer
    made = make()
    return addresses.sent(request, made.body, made.packed, {**made.headers, **told})


def _missing() -> Response:
    return _short("No such table or format: see dictionary.json beside it", 404)


def _short(words: str, status: int) -> Response:
    return Response(f"{words}\n", status, media_type="text/plain", headers=addresses.FRESH)
