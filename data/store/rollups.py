"""What is counted once, when a database is made: tables for what every reader of a whole story asks first, and indexes.

Each answers what a text of ``queries`` would find where nothing is chosen, in time that hardly grows with the story.
"""

from __future__ import annotations

from data.store import queries
from data.store.queries import FOUND, LOUD, OTHERS, WITH_VOICE

FULLEST = 400  # articles named by how much they hold
_HEAPED = " UNION ALL ".join(
    f"SELECT '{table}' AS findings, voice, first, last, count(*) AS n FROM ({sql.format(where='TRUE')}) AS of_{table}"
    " GROUP BY voice, first, last"
    for table, sql in FOUND.items()
)
_BUSY = " UNION ALL ".join(
    f"SELECT '{table}' AS findings, article, count(*) AS n FROM {table} GROUP BY article" for table in ("statements", "counts")
)
_JOINED = " UNION ALL ".join(f"SELECT id, article FROM {table}" for table in ("statements", "counts", "events"))
_LOUD = queries.LOUDEST.format(voices=queries.ROLLED_LOUDNESS, most=LOUD)

DERIVED = (
    "CREATE TABLE chains AS SELECT id, unnest(chain) AS actor FROM actors",
    "CREATE TABLE event_actors AS SELECT id AS event, unnest(actors) AS member FROM events",
    "CREATE TABLE event_actors_up AS SELECT DISTINCT event, chains.actor FROM event_actors JOIN chains ON chains.id = member",
    "DROP TABLE event_actors",
    "ALTER TABLE event_actors_up RENAME TO event_actors",
    f"CREATE TABLE heaps AS SELECT * FROM ({_HEAPED}) AS heaped ORDER BY findings, voice NULLS FIRST, first NULLS LAST, last NULLS LAST",
    """CREATE TABLE heap_days AS SELECT findings, first, last, CAST(sum(n) AS BIGINT) AS n FROM heaps GROUP BY findings, first, last
    ORDER BY findings, first NULLS LAST, last NULLS LAST""",
    f"""CREATE TABLE loudness AS SELECT voice, CAST(sum(n) AS BIGINT) AS n,
    CAST(sum(CASE WHEN first IS NULL THEN 0 ELSE n END) AS BIGINT) AS dated FROM heaps
    WHERE findings IN ('{"', '".join(WITH_VOICE)}') AND voice IS NOT NULL GROUP BY voice ORDER BY voice""",
    # of a whole story the loudest are always the same: the others' days need no voice
    f"""CREATE TABLE heaps_told AS SELECT findings, told AS voice, first, last, CAST(sum(n) AS BIGINT) AS n FROM
    (SELECT findings, CASE WHEN voice IN (SELECT voice FROM ({_LOUD}) AS loudest) THEN voice
    WHEN voice IS NOT NULL THEN '{OTHERS}' END AS told, first, last, n FROM heaps) AS apart
    GROUP BY findings, told, first, last ORDER BY findings, told NULLS FIRST, first NULLS LAST, last NULLS LAST""",
    "CREATE TABLE mentioned AS SELECT actor, count(*) AS mentions, count(DISTINCT article) AS articles FROM mentions GROUP BY actor",
    """CREATE TABLE named AS SELECT DISTINCT articles.n AS article_n, actor
    FROM mentions JOIN articles ON articles.id = mentions.article ORDER BY article_n, actor""",
    "CREATE TABLE speaking AS SELECT DISTINCT chains.actor AS actor FROM statements JOIN chains ON chains.id = speaker",
    f"""CREATE TABLE busy AS SELECT findings, article, n FROM (SELECT findings, article, n, row_number() OVER
    (PARTITION BY findings ORDER BY n DESC, article) AS nth FROM ({_BUSY}) AS held) AS ranked WHERE nth <= {FULLEST}
    ORDER BY findings, nth""",
    f"""CREATE TABLE touching AS SELECT DISTINCT article, link FROM link_members JOIN ({_JOINED}) AS joined ON joined.id = finding
    ORDER BY article, link""",
    f"CREATE TABLE last_said AS {queries.LAST_SAID.format(where='TRUE', which='voice IS NOT NULL')}",
    f"""CREATE TABLE entries AS SELECT entry, row_number() OVER ({queries.BY_WAY.format(way="ASC")}) AS oldest,
    row_number() OVER ({queries.BY_WAY.format(way="DESC")}) AS newest
    FROM ({queries.UTTERED.format(where="TRUE")}) AS uttered ORDER BY oldest""",
    f"""CREATE TABLE entry_days AS SELECT day, CAST(entries AS BIGINT) AS entries, CAST(statements AS BIGINT) AS statements
    FROM ({queries.ENTRY_DAYS.format(where="TRUE")}) AS days""",
    f"""CREATE TABLE takes AS {queries.TAKEN.format(place="target", where="TRUE")}
    ORDER BY voice, place NULLS LAST, value, article, statement""",
)
# Ids are hashes, in no order of the rows: without an index one id costs a look at every row.
LOOKED_UP = (
    *((table, "id") for table in ("statements", "stances", "counts", "events", "links")),
    ("link_members", "finding"), ("link_members", "link"), ("stances", "statement"), ("statements", "utterance"), ("texts", "article"),
)  # fmt: skip
