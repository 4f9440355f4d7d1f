"""Every SQL text of the product, in the common subset of DuckDB and other engines: values bound, one statement each.

{where} stands for a clause of Selection, whose own values are bound too. Every engine answers with the same rows in the same order
(tests/cluster): each text says its order to the last tie, and where missing values stand.
"""

from __future__ import annotations

_SAID = "SELECT voice, said_first AS first, said_last AS last, 1 AS held FROM {table} WHERE {{where}}"
FOUND = {  # a table's findings by voice and days
    "statements": _SAID.format(table="statements"),
    "counts": _SAID.format(table="counts"),
    "events": "SELECT NULL AS voice, first, last, 1 AS held FROM events WHERE {where}",
    "articles": "SELECT NULL AS voice, published_first AS first, published_last AS last, 1 AS held FROM articles WHERE {where}",
}
# FOUND where nothing but days is chosen
ROLLED = "SELECT voice, first, last, n AS held FROM heaps WHERE findings = ? AND {where}"
ROLLED_DAYS = "SELECT first, last, n AS held FROM heap_days WHERE findings = ? AND {where}"
ROLLED_TOLD = "SELECT voice, first, last, n AS held FROM heaps_told WHERE findings = ?"  # where nothing is, of the loudest and the others
WITH_VOICE = ("statements", "counts")  # the tables whose findings have a voice
BY_DAY = "ORDER BY {stem}first NULLS LAST, {stem}last, article, start, id"
FILTERED = {
    "statements": "SELECT * FROM statements WHERE {where} " + BY_DAY.format(stem="said_"),
    "stances": "SELECT * FROM stances WHERE {where} ORDER BY said_first NULLS LAST, article, statement, target, value, id",
    "counts": "SELECT * FROM counts WHERE {where} ORDER BY measure, value NULLS LAST, article, start, id",
    "events": "SELECT * FROM events WHERE {where} " + BY_DAY.format(stem=""),
    "articles": "SELECT * FROM articles WHERE {where} ORDER BY n",
    "framings": "SELECT * FROM framings WHERE {where} ORDER BY label, article, start, stop",
}
_DAYS = " ORDER BY first NULLS LAST, last NULLS LAST"
OTHERS = "_others"  # the voices that are not told apart
SLOTS = (  # how many of each of some voices stand in each slot of an axis: -1 before it, {beyond} behind it, NULL without a day
    "SELECT voice, slot, sum(held) AS n FROM"
    f" (SELECT CASE WHEN voice IN ({{voices}}) THEN voice WHEN voice IS NOT NULL THEN '{OTHERS}' END AS voice,"
    " CASE WHEN first IS NULL OR last IS NULL THEN NULL WHEN last < ? THEN -1 WHEN first > ? THEN {beyond}"
    " ELSE CAST(floor(greatest(0, least({days}, date_diff('day', ?, first) + floor(date_diff('day', first, last) / 2)))"
    " / {unit}) AS BIGINT)"
    " END AS slot, held FROM ({found}) AS found) AS told GROUP BY voice, slot ORDER BY slot NULLS LAST, voice NULLS LAST"
)
REACH = (  # the days of short ranges and of long ones, and what is left of them without one of {strays} at each end
    "SELECT short, min(first) AS lowest, max(last) AS highest, min(CASE WHEN passed > floor(of_all / {strays}) THEN first END) AS low,"
    " max(CASE WHEN ahead > floor(of_all / {strays}) THEN last END) AS high FROM"
    " (SELECT short, first, last, sum(n) OVER (PARTITION BY short ORDER BY first) AS passed,"
    " sum(n) OVER (PARTITION BY short ORDER BY last DESC) AS ahead, sum(n) OVER (PARTITION BY short) AS of_all FROM"
    " (SELECT first, last, CASE WHEN date_diff('day', first, last) < {long} THEN 1 ELSE 0 END AS short, sum(held) AS n"
    " FROM ({found}) AS found WHERE first IS NOT NULL AND last IS NOT NULL GROUP BY first, last) AS days) AS ranked"
    " GROUP BY short ORDER BY short DESC"
)
PEAKS = (  # the single days on which most is
    "SELECT first AS day, sum(held) AS n FROM ({found}) AS found WHERE first = last GROUP BY first ORDER BY n DESC, day LIMIT {most}"
)
MONTHS = (  # in which something begins
    "SELECT EXTRACT(YEAR FROM first) AS of_year, EXTRACT(MONTH FROM first) AS of_month, sum(held) AS n FROM ({found}) AS found"
    " WHERE first IS NOT NULL AND last IS NOT NULL GROUP BY EXTRACT(YEAR FROM first), EXTRACT(MONTH FROM first) ORDER BY of_year, of_month"
)
DATED = "SELECT first, last, held FROM ({found}) AS voiced"
UNVOICED = "SELECT NULL AS voice, first, last, held FROM ({found}) AS days"
DAYS = "SELECT first, last, sum(held) AS n FROM ({found}) AS found GROUP BY first, last" + _DAYS
LOUD = 8  # voices of a whole story told apart by what they say, and as many by what of it has a day
LOUDNESS = (
    "SELECT voice, sum(held) AS n, sum(CASE WHEN first IS NULL THEN 0 ELSE held END) AS dated FROM ({found}) AS found"
    " WHERE voice IS NOT NULL GROUP BY voice"
)
ROLLED_LOUDNESS = "SELECT voice, n, dated FROM loudness"
LOUDEST = (  # the voices of which there is most, and of which most has a day
    "SELECT voice, n, dated FROM (SELECT voice, n, dated, row_number() OVER (ORDER BY n DESC, voice) AS by_all,"
    " row_number() OVER (ORDER BY dated DESC, voice) AS by_dated FROM ({voices}) AS voices) AS ranked"
    " WHERE by_all <= {most} OR by_dated <= {most} ORDER BY n DESC, voice"
)
VOICED = "SELECT voice, sum(held) AS n FROM ({found}) AS found WHERE voice IN ({marks}) GROUP BY voice ORDER BY voice"
TALLIED = (  # how often each value stands in a column, most first
    "SELECT {column} AS choice, count(*) AS n FROM {table} WHERE {where} AND {column} IS NOT NULL GROUP BY {column}"
    " ORDER BY n DESC, choice LIMIT {most}"
)
_FIRST = "SELECT * FROM {table} WHERE {{where}} ORDER BY {stem}first {{way}} NULLS LAST, {stem}last, {place} LIMIT {{most}}"
SOME = {  # the first rows by day, or those of the latest days
    "statements": _FIRST.format(table="statements", stem="said_", place="article, start, id"),
    "counts": _FIRST.format(table="counts", stem="said_", place="article, start, id"),
    "events": _FIRST.format(table="events", stem="", place="article, start, id"),
    "articles": _FIRST.format(table="articles", stem="published_", place="n"),
}
IDS = {table: f"SELECT id FROM {table} WHERE {{where}} ORDER BY id" for table in FILTERED if table != "framings"}
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
    table: f"SELECT article, count(*) AS n FROM {table} WHERE article IN ({{marks}}) GROUP BY article ORDER BY article"
    for table in ("statements", "counts", "events")
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
TOUCHING = "SELECT DISTINCT link FROM touching WHERE {where} ORDER BY link"  # one of the findings they join stands there
WITH_ANY = "id IN (SELECT link FROM link_members WHERE finding IN ({findings}))"  # links of which one member is among these
ANY_OF = " UNION ALL ".join(f"SELECT id FROM {table} WHERE {{{table}}}" for table in ("statements", "counts", "events"))
LINKS_SHOWN = "SELECT kind, id FROM links WHERE kind IN ({marks}) AND {where} ORDER BY id"
MEMBERS_OF = "SELECT link, finding FROM link_members WHERE link IN ({marks}) ORDER BY link, n"
FULLEST = "SELECT article, count(*) AS n FROM {table} WHERE {where} GROUP BY article ORDER BY n DESC, article LIMIT {most}"
ROLLED_FULLEST = "SELECT article, n FROM busy WHERE findings = ? ORDER BY n DESC, article LIMIT {most}"
FLAGGED = {
    "statements": "SELECT id, flags FROM statements WHERE {where} AND length(flags) > 0 " + BY_DAY.format(stem="said_") + " LIMIT {most}",
    "events": "SELECT id, flags FROM events WHERE {where} AND length(flags) > 0 " + BY_DAY.format(stem="") + " LIMIT {most}",
}
FLAGS = "SELECT coalesce(sum(length(flags)), 0) AS n FROM {table} WHERE {where}"
MEMBERS = "SELECT finding FROM link_members WHERE link = ? ORDER BY n"
ORIGINS = (
    "SELECT origin, words, article, start, stop, text FROM origin_passages JOIN origins ON origins.id = origin WHERE {where}"
    " ORDER BY words DESC, origin, article, start"
)
SHARED_WITH = "origin IN (SELECT origin FROM origin_passages WHERE article = ?)"
SHARED = "SELECT count(*) AS n FROM origins"
CHECKED = {
    table: f"SELECT coalesce(verdict, 'automatic') AS verdict, count(*) AS n FROM {table} GROUP BY ALL ORDER BY verdict"
    for table in ("statements", "stances", "counts", "events")
}
REJECTED = "SELECT kind, count(*) AS n FROM decisions WHERE verdict = 'rejected' GROUP BY kind ORDER BY kind"
DECISIONS = (
    "SELECT * FROM decisions WHERE verdict IN ('corrected', 'rejected', 'added') ORDER BY day DESC NULLS LAST, article, kind, id, quote"
)
STANCES_FOR = "SELECT * FROM stances WHERE statement IN ({marks}) ORDER BY statement, target, value"
STANDING = (  # each voice's latest statement of each value
    "SELECT voice, value, statement, said_last FROM (SELECT voice, value, statement, said_last, row_number() OVER"
    " (PARTITION BY voice, value ORDER BY said_last DESC NULLS LAST, id DESC) AS nth FROM stances"
    " WHERE {where} AND voice IS NOT NULL) AS ranked WHERE nth = 1 ORDER BY voice, value"
)
SPOKEN = (
    "SELECT voice, count(DISTINCT statement) AS n, min(said_first) AS first, max(said_last) AS last FROM stances"
    " WHERE {where} AND voice IS NOT NULL GROUP BY voice ORDER BY voice"
)
LAST_SAID = (
    "SELECT voice, id FROM (SELECT voice, id, row_number() OVER"
    " (PARTITION BY voice ORDER BY said_last DESC NULLS LAST, article, start, id) AS nth"
    " FROM statements WHERE {where} AND {which}) AS ranked WHERE nth = 1 ORDER BY voice"
)
ROLLED_LAST_SAID = "SELECT voice, id FROM last_said WHERE {which} ORDER BY voice"
TAKEN = (  # who takes which stance in which statement; {place}: a column or an expression of it
    "SELECT voice, {place} AS place, value, statement, article, min(said_first) AS day FROM stances WHERE {where} AND voice IS NOT NULL"
    " GROUP BY voice, place, value, statement, article"
)
ROLLED_TAKEN = "SELECT voice, place, value, statement, article, day FROM takes"
CELLS = (  # of {taken}: how many statements stand in each cell, and the first of them
    "SELECT voice, place, value, n, statement FROM (SELECT voice, place, value, statement,"
    " count(*) OVER (PARTITION BY voice, place, value) AS n,"
    " row_number() OVER (PARTITION BY voice, place, value ORDER BY day NULLS LAST, article, statement) AS nth"
    " FROM ({taken}) AS taken WHERE {room}) AS numbered WHERE nth <= {most} ORDER BY voice, place NULLS LAST, value, nth"
)
FULLEST_CELLS = (  # the voices or places with most in their cells, and how many there are at all; no place stands last
    "SELECT choice, count(*) OVER () AS of_all FROM (SELECT {column} AS choice, count(*) AS n FROM ({taken}) AS taken GROUP BY {column})"
    " AS weighed ORDER BY CASE WHEN choice IS NULL THEN 1 ELSE 0 END, n DESC, choice LIMIT {most}"
)
WORDS_OF = "SELECT id, text, article, start, stop, said_first, said_last FROM statements WHERE id IN ({marks}) ORDER BY id"
STANCE_DAYS = (
    "SELECT said_first AS day, count(*) AS n FROM stances WHERE {where} AND said_first IS NOT NULL GROUP BY said_first ORDER BY day"
)
OF_VOICE = (
    "SELECT statement FROM stances WHERE {where} AND voice = ?"
    " ORDER BY said_first NULLS LAST, article, statement, target, value, id LIMIT {most}"
)
_UTTERED = "SELECT {columns} FROM statements WHERE {{where}} AND utterance IS {known}"
_PLACE = "said_first, said_last, article, start, id"
BY_WAY = "ORDER BY said_first {way} NULLS LAST, said_last, article, start, id"
UTTERED = (  # utterances, with what their first transcription is placed by
    _UTTERED.format(columns=f"id AS entry, {_PLACE}", known="NULL") + f" UNION ALL SELECT entry, {_PLACE} FROM ("
    + _UTTERED.format(
        columns=f"utterance AS entry, {_PLACE}, row_number() OVER (PARTITION BY utterance"
        " ORDER BY said_first NULLS LAST, said_last, article, start, id) AS nth", known="NOT NULL",
    )
    + ") AS told WHERE nth = 1"
)  # fmt: skip
ENTRIES = f"SELECT entry FROM ({UTTERED}) AS entries {BY_WAY} LIMIT {{most}} OFFSET {{after}}"
ROLLED_ENTRIES = "SELECT entry FROM entries WHERE {way} > ? AND {way} <= ? ORDER BY {way}"
_SAID_IN = "SELECT * FROM statements WHERE {{where}} AND {column} IN ({{marks}})"
IN_ENTRIES = (  # statements of their own, and those of utterances: each of the two has an index
    f"SELECT * FROM ({_SAID_IN.format(column='id')} UNION ALL {_SAID_IN.format(column='utterance')}) AS said " + BY_DAY.format(stem="said_")
)
ENTRY_DAYS = (
    "SELECT day, sum(number) AS entries, sum(held) AS statements FROM ("
    + _UTTERED.format(columns="said_first AS day, count(*) AS number, count(*) AS held", known="NULL")
    + " GROUP BY said_first UNION ALL SELECT day, count(*) AS number, sum(held) AS held FROM ("
    + _UTTERED.format(columns="utterance, min(said_first) AS day, count(*) AS held", known="NOT NULL")
    + " GROUP BY utterance) AS told GROUP BY day) AS days GROUP BY day ORDER BY day NULLS LAST"
)
ROLLED_ENTRY_DAYS = "SELECT day, entries, statements FROM entry_days ORDER BY day NULLS LAST"
SPELLINGS = (
    "SELECT actor, form, article, count(*) AS n FROM mentions WHERE basis = 'name' GROUP BY actor, form, article"
    " ORDER BY actor, n DESC, form, article"
)
NAMED = "SELECT actor, form, article, start, stop FROM mentions WHERE basis = 'name' AND {where} ORDER BY article, start, stop, actor"
MENTIONS_OF = "SELECT actor, article, start, stop FROM mentions WHERE actor IN ({marks}) ORDER BY article, start, stop, actor"
TEXTS = "SELECT article, text FROM texts WHERE {where} ORDER BY article"
SILENT = (  # whom articles speak of and never let speak, groups first
    "SELECT mentioned.actor AS actor, kind, mentions, articles FROM mentioned JOIN actors ON actors.id = mentioned.actor"
    " WHERE mentioned.actor NOT IN (SELECT actor FROM speaking)"
    " ORDER BY CASE WHEN kind = 'group' THEN 0 ELSE 1 END, mentions DESC, mentioned.actor LIMIT {most}"
)
MENTIONED = (  # states and blocs, and some others: how often they and those who speak for them are named
    "SELECT voice, sum(mentions) AS n FROM mentioned JOIN actors ON actors.id = mentioned.actor"
    " WHERE voice IN (SELECT id FROM actors WHERE kind IN ('state', 'bloc')) OR {which} GROUP BY voice ORDER BY voice"
)
MOST_NAMED = "SELECT actor FROM mentioned ORDER BY mentions DESC, actor LIMIT {most}"
TARGETS = "SELECT target, count(*) AS n FROM stances WHERE target IS NOT NULL GROUP BY target ORDER BY n DESC, target"
OUTLETS = "SELECT outlet_id, count(*) AS number FROM articles GROUP BY outlet_id ORDER BY number DESC, outlet_id NULLS LAST"
OUTLET_NAMES = (
    "SELECT outlet_id, outlet FROM articles WHERE n IN (SELECT min(n) FROM articles WHERE outlet_id IS NOT NULL GROUP BY outlet_id)"
    " ORDER BY outlet_id"
)
HEAD = "SELECT count(*) AS articles, count(outlet) AS known, sum(words) AS words FROM articles"
ARTICLE = "SELECT * FROM articles WHERE id IN ({marks}) ORDER BY n"
ARTICLE_IDS = "SELECT id FROM articles ORDER BY n"
NEAR = "SELECT id FROM articles WHERE n >= ? AND n < ? ORDER BY n"
PERIOD = (
    "SELECT min(day) AS first, max(day) AS last FROM (SELECT first AS day FROM heap_days WHERE findings IN ('statements', 'events')"
    " UNION ALL SELECT last FROM heap_days WHERE findings IN ('statements', 'events')) AS days"
)

NAMES = "SELECT name, key FROM names WHERE name IN ({marks}) ORDER BY name"

# Exports: a query's rows in part, and how many there are.
WINDOW = "{sql} LIMIT ? OFFSET ?"
COUNTED = "SELECT count(*) AS n FROM ({sql}) AS rows"
MENTIONS_IN = (
    "SELECT * FROM mentions WHERE article IN (SELECT id FROM articles WHERE {where}) AND {who} ORDER BY article, start, stop, actor"
)
MENTIONS_BY = "mentions.actor IN (SELECT id FROM chains WHERE chains.actor IN ({marks}))"
LINKS_JOINED = (
    "SELECT link AS link_id, kind, object, note_ar, note_en, n, finding FROM link_members JOIN links ON links.id = link"
    " WHERE link IN (SELECT link FROM link_members WHERE {where}) ORDER BY kind, link, n"
)
FINDING_IN = "finding IN (SELECT id FROM {table} WHERE {where})"
STARTS_IN = "SELECT article, start FROM paragraphs WHERE article IN ({marks}) ORDER BY article, start"
TEXTS_OF = "SELECT article, text FROM texts WHERE article IN ({marks})"
