export const recordKeeping = `
-- Same id and same input: the stored result is the answer. Same id and other input: refused.
CREATE TABLE command (
  id TEXT PRIMARY KEY,
  actor_id TEXT NOT NULL,
  procedure TEXT NOT NULL,
  input_hash TEXT NOT NULL,
  result TEXT NOT NULL CHECK (json_valid(result)),
  at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Append only. Each row's hash covers the row before it, so that a change from outside shows.
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  actor_id TEXT NOT NULL,
  actor_name TEXT NOT NULL,
  action TEXT NOT NULL,
  entity TEXT,
  entity_id TEXT,
  before TEXT,
  after TEXT,
  reason TEXT,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX audit_entity ON audit(entity, entity_id);
CREATE INDEX audit_at ON audit(at_ms);
CREATE INDEX audit_actor ON audit(actor_id, seq);
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'audit is append only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'audit is append only'); END;

-- What a hub will want to hear, in the order of commits.
CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  procedure TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  payload TEXT NOT NULL CHECK (json_valid(payload))
) STRICT;

-- Numbers of documents (orders by date, tickets by kind and date …).
CREATE TABLE number_series (
  name TEXT PRIMARY KEY,
  last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Import mappings are remembered by kind and header; imports and exports are listed with what they did.
CREATE TABLE import_mapping (
  kind TEXT NOT NULL,
  header_hash TEXT NOT NULL,
  mapping TEXT NOT NULL CHECK (json_valid(mapping)),
  used_at_ms INTEGER NOT NULL,
  PRIMARY KEY (kind, header_hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE job (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed', 'cancelled')),
  operator_id TEXT NOT NULL,
  started_at_ms INTEGER NOT NULL,
  ended_at_ms INTEGER,
  input TEXT NOT NULL CHECK (json_valid(input)),
  result TEXT CHECK (result IS NULL OR json_valid(result))
) STRICT;
CREATE INDEX job_operator ON job(operator_id, started_at_ms);
`;
