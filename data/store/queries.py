"""Every SQL text of the product, in the common subset of DuckDB and other engines: values bound, one statement each.

{where} stands for a clause of Selection, whose own values are bound too. Every engine answers with the same rows in the same order
(tests/cluster): each text says its order to the last tie, and where missing values stand.
"""

from __future__ import annotations

DERIVED = (
    "CREATE TABLE chains AS SELECT id, unnest(chain) AS actor FROM actors",
    "CREATE TABLE event_actors AS SELECT id AS event, unnest(actors) AS member FROM events",
    "CREATE TABLE event_actors_up AS SELECT DISTINCT event, chains.actor FROM event_actors JOIN chains ON chains.id = member",
    "DROP TABLE event_actors",
    "ALTER TABLE event_actors_up RENAME TO event_actors",
)

BY_DAY = "ORDER BY {stem}first NULLS LAST, {stem}last, article, start, id"
FILTERED = {
    "statements": "SELECT * FROM statements WHERE {where} " + BY_DAY.format(stem="said_"),
    "stances": "SELECT * FROM stances WHERE {where} ORDER BY said_first NULLS LAST, article, statement, target, value, id",
    "counts": "SELECT * FROM counts WHERE {where} ORDER BY measure, value NULLS LAST, article, start, id",
    "events": "SELECT * FROM events WHERE {where} " + BY_DAY.format(stem=""),
    "articles": "SELECT * FROM articles WHERE {where} ORDER BY n",
    "framings": "SELECT * FROM framings WHERE {where} ORDER BY label, article, start, stop",
}
COUNT = {table: f"SELECT count(*) AS n FROM {table} WHERE {{where}}" for table in FILTERED}

ACTORS = "SELECT * FROM actors ORDER BY n, id"
ARTICLES = "SELECT * FROM articles ORDER BY n"
TEXT = "SELECT text FROM texts WHERE article = ?"
OF_ARTICLE = {
    "paragraphs": "SELECT * FROM paragraphs WHERE article = ? ORDER BY n",
    "removed": "SELECT * FROM removed WHERE article = ? ORDER BY start, stop, text",
    "mentions": "SELECT * FROM mentions WHERE article = ? ORDER BY start, stop, actor",
    "days": "SELECT * FROM days WHERE article = ? ORDER BY start NULLS FIRST, stop, first NULLS FIRST",
}
OF_EACH = {
    table: f"SELECT article, count(*) AS n FROM {table} GROUP BY article ORDER BY article" for table in ("statements", "counts", "events")
}
FINDING = {
    "statement": "SELECT * FROM statements WHERE id IN ({marks}) ORDER BY id",
    "stance": "SELECT * FROM stances WHERE id IN ({marks}) ORDER BY id",
    "count": "SELECT * FROM counts WHERE id IN ({marks}) ORDER BY id",
    "event": "SELECT * FROM events WHERE id IN ({marks}) ORDER BY id",
    "link": "SELECT * FROM links WHERE id IN ({marks}) ORDER BY id",
    "origin": "SELECT * FROM origins WHERE id IN ({marks}) ORDER BY id",
}
LINKS = "SELECT * FROM links WHERE kind = ? ORDER BY id"
LINK_KINDS = "SELECT DISTINCT kind FROM links ORDER BY kind"
LINKS_OF = "SELECT links.* FROM links JOIN link_members ON link_members.link = links.id WHERE finding = ? ORDER BY kind, id"
LINKED = "SELECT link, finding FROM link_members JOIN links ON links.id = link WHERE kind = ? ORDER BY link, n"
MEMBERS = "SELECT finding FROM link_members WHERE link = ? ORDER BY n"
ORIGINS = (
    "SELECT origin, words, article, start, stop, text FROM origin_passages JOIN origins ON origins.id = origin"
    " ORDER BY words DESC, origin, article, start"
)
CHECKED = {
    table: f"SELECT coalesce(verdict, 'automatic') AS verdict, count(*) AS n FROM {table} GROUP BY ALL ORDER BY verdict"
    for table in ("statements", "stances", "counts", "events")
}
REJECTED = "SELECT kind, count(*) AS n FROM decisions WHERE verdict = 'rejected' GROUP BY kind ORDER BY kind"
DECISIONS = (
    "SELECT * FROM decisions WHERE verdict IN ('corrected', 'rejected', 'added') ORDER BY day DESC NULLS LAST, article, kind, id, quote"
)
STANCES_OF = "SELECT * FROM stances WHERE statement = ? ORDER BY target, value"
STANCES_FOR = "SELECT * FROM stances WHERE statement IN ({marks}) ORDER BY statement, target, value"
SPELLINGS = (
    "SELECT actor, form, article, count(*) AS n FROM mentions WHERE basis = 'name' GROUP BY actor, form, article"
    " ORDER BY actor, n DESC, form, article"
)
NAMED = "SELECT actor, form, article, start, stop FROM mentions WHERE basis = 'name' ORDER BY article, start, stop, actor"
MENTIONS_OF = "SELECT actor, article, start, stop FROM mentions WHERE actor IN ({marks}) ORDER BY article, start, stop, actor"
TEXTS = "SELECT article, text FROM texts ORDER BY article"
MENTIONED = (
    "SELECT mentions.actor AS actor, count(*) AS mentions, count(DISTINCT article) AS articles FROM mentions GROUP BY mentions.actor"
    " ORDER BY mentions DESC, actor"
)
SPEAKING = "SELECT DISTINCT chains.actor AS actor FROM statements JOIN chains ON chains.id = speaker ORDER BY actor"
PERIOD = (
    "SELECT min(day) AS first, max(day) AS last FROM (SELECT said_first AS day FROM statements UNION ALL SELECT said_last FROM statements"
    " UNION ALL SELECT first FROM events UNION ALL SELECT last FROM events) AS days"
)

NAMES = "SELECT name, key FROM names WHERE name IN ({marks}) ORDER BY name"
