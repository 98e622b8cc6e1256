export const auditKeeping = `
-- The list by kind of thing or by action, newest first, whatever else it is narrowed by.
CREATE INDEX audit_kind ON audit(entity);
CREATE INDEX audit_action ON audit(action);

-- Where the log ends: rows that somebody takes from its end leave this behind.
CREATE TABLE audit_head (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT;
INSERT INTO audit_head (one, seq, hash)
  SELECT 1, coalesce(max(seq), 0), coalesce((SELECT hash FROM audit ORDER BY seq DESC LIMIT 1), '') FROM audit;
CREATE TRIGGER audit_head_moves AFTER INSERT ON audit WHEN NEW.seq > (SELECT seq FROM audit_head)
  BEGIN UPDATE audit_head SET seq = NEW.seq, hash = NEW.hash; END;

-- Rows that left for a sealed file, oldest first and without gaps. Each is announced by a row of the log itself, the anchor.
CREATE TABLE audit_archive (
  last_seq INTEGER PRIMARY KEY,
  first_seq INTEGER NOT NULL,
  from_ms INTEGER NOT NULL,
  until_ms INTEGER NOT NULL,
  previous_hash TEXT NOT NULL,
  last_hash TEXT NOT NULL,
  file TEXT NOT NULL UNIQUE,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  anchor_seq INTEGER NOT NULL
) STRICT;
CREATE TRIGGER audit_archive_anchored BEFORE INSERT ON audit_archive
  WHEN NOT EXISTS (SELECT 1 FROM audit WHERE seq = NEW.last_seq AND hash = NEW.last_hash)
    OR NEW.first_seq <> (SELECT coalesce(max(last_seq), 0) + 1 FROM audit_archive)
    OR NOT EXISTS (SELECT 1 FROM audit WHERE seq = NEW.anchor_seq AND entity = 'audit-archive' AND entity_id = NEW.file
         AND json_extract(after, '$.lastSeq') = NEW.last_seq AND json_extract(after, '$.lastHash') = NEW.last_hash
         AND json_extract(after, '$.sha256') = NEW.sha256)
  BEGIN SELECT raise(ABORT, 'audit is archived with its anchor only'); END;
CREATE TRIGGER audit_archive_no_update BEFORE UPDATE ON audit_archive BEGIN SELECT raise(ABORT, 'audit_archive is append only'); END;
CREATE TRIGGER audit_archive_no_delete BEFORE DELETE ON audit_archive BEGIN SELECT raise(ABORT, 'audit_archive is append only'); END;
-- The one way out of the log: what a sealed file holds.
DROP TRIGGER audit_no_delete;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
  WHEN OLD.seq > coalesce((SELECT max(last_seq) FROM audit_archive), 0)
  BEGIN SELECT raise(ABORT, 'audit is append only'); END;

-- Words of the rows up to seq, see db/audit-search.ts; younger rows are looked through until they are indexed.
CREATE VIRTUAL TABLE audit_search USING fts5(words, reason, numbers, content='', contentless_delete=1, tokenize='ascii');
CREATE TABLE audit_searched (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL) STRICT;
INSERT INTO audit_searched (one, seq) VALUES (1, 0);
`;
