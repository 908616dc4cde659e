"""What stands in the store's file."""

from yjqa.index import words
from yjqa.store.connections import Layout

_TABLES = f"""
CREATE TABLE IF NOT EXISTS paper (
    id TEXT PRIMARY KEY,
    record TEXT NOT NULL,         -- DocumentRecord as JSON
    body BLOB NOT NULL,           -- Document as zlib-compressed JSON
    path TEXT NOT NULL UNIQUE,    -- where the file lay when it was read
    ocr INTEGER NOT NULL,         -- whether OCR was allowed
    reader TEXT NOT NULL          -- the version of yjqa that read it
) STRICT;
CREATE TABLE IF NOT EXISTS record (
    id TEXT PRIMARY KEY,
    paper TEXT NOT NULL REFERENCES paper (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    position INTEGER NOT NULL,    -- order in the paper
    body TEXT NOT NULL            -- the record as JSON
) STRICT;
CREATE INDEX IF NOT EXISTS record_by_kind ON record (kind, paper, position);
CREATE TABLE IF NOT EXISTS finding (            -- what in one paper does not agree
    paper TEXT NOT NULL REFERENCES paper (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    body TEXT NOT NULL,           -- Finding as JSON
    PRIMARY KEY (paper, position)
) STRICT;
CREATE TABLE IF NOT EXISTS same_action (        -- an action and the one of an earlier paper that it reports on
    later TEXT PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
    earlier TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE
) STRICT;
CREATE TABLE IF NOT EXISTS stale (what TEXT PRIMARY KEY) STRICT;  -- what must be made anew before it is used
CREATE TABLE IF NOT EXISTS passage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,         -- never used twice, so that vectors held elsewhere stay right
    paper TEXT NOT NULL REFERENCES paper (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    context TEXT NOT NULL,
    source TEXT NOT NULL,         -- Source as JSON, without what stands elsewhere in the row and its paper
    record TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS passage_by_paper ON passage (paper);
CREATE TABLE IF NOT EXISTS shelf (              -- the papers whose passages were made
    paper TEXT PRIMARY KEY REFERENCES paper (id) ON DELETE CASCADE,
    first INTEGER NOT NULL,       -- id of the first passage; the others follow one by one
    kinds BLOB NOT NULL,          -- a byte a passage
    key TEXT NOT NULL             -- by chance: another one each time
) STRICT;
CREATE TABLE IF NOT EXISTS meaning (            -- the papers whose passages have vectors
    paper TEXT PRIMARY KEY REFERENCES shelf (paper) ON DELETE CASCADE,
    vectors BLOB NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS change (generation INTEGER NOT NULL) STRICT;
INSERT INTO change (generation) SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM change);
{words.SCHEMA}
"""

STORE = Layout(
    file="yjqa.sqlite",
    version=4,
    tables=_TABLES,
    steps={2: "ALTER TABLE shelf ADD COLUMN key TEXT NOT NULL DEFAULT ''; UPDATE shelf SET key = hex(randomblob(16));"},
)
"""The knowledge base: papers and all that comes of them."""
