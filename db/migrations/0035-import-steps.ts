export const importSteps = `
-- A file that was taken over as a whole and is still being written, in steps, so that others write in between. What a
-- killed program left here is written by the next.
CREATE TABLE import_taken (
  id TEXT PRIMARY KEY,
  -- What the steps need to know, and what the import reports once they are done: JSON.
  setting TEXT NOT NULL CHECK (json_valid(setting)),
  report TEXT NOT NULL CHECK (json_valid(report)),
  at_ms INTEGER NOT NULL
) STRICT;
-- What is left of it, in the order of the file; entity_id: of what was stored under the code, null: nothing was.
CREATE TABLE import_taken_row (
  import_id TEXT NOT NULL REFERENCES import_taken(id),
  line INTEGER NOT NULL,
  code TEXT NOT NULL,
  entry TEXT NOT NULL,
  entity_id TEXT,
  PRIMARY KEY (import_id, line)
) STRICT, WITHOUT ROWID;
`;
