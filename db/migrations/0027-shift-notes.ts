export const shiftNotes = `
-- A word from one shift to the next. It stands until it is done or its last day is over; a broadcast goes with its day.
CREATE TABLE shift_note (
  id TEXT PRIMARY KEY,
  audience TEXT NOT NULL CHECK (audience IN ('leads', 'team', 'route', 'seat')),
  -- Whose it is; null: of every team.
  team_id TEXT REFERENCES team(id),
  seat_id TEXT REFERENCES seat(id),
  route_id TEXT REFERENCES route(id),
  -- What it is about.
  customer_id TEXT REFERENCES customer(id),
  ticket_id TEXT REFERENCES ticket(id),
  text TEXT NOT NULL,
  important INTEGER NOT NULL DEFAULT 0 CHECK (important IN (0, 1)),
  -- The last business date; null: until it is done.
  valid_until TEXT,
  written_at_ms INTEGER NOT NULL,
  written_by TEXT NOT NULL REFERENCES operator(id),
  -- As they were then; names may change.
  written_by_name TEXT NOT NULL,
  done_at_ms INTEGER,
  done_by_name TEXT
) STRICT;
CREATE INDEX shift_note_open ON shift_note(written_at_ms) WHERE done_at_ms IS NULL;
CREATE INDEX shift_note_written ON shift_note(written_at_ms);
CREATE TABLE shift_note_reader (
  note_id TEXT NOT NULL REFERENCES shift_note(id),
  operator_id TEXT NOT NULL REFERENCES operator(id),
  operator_name TEXT NOT NULL,
  read_at_ms INTEGER NOT NULL,
  PRIMARY KEY (note_id, operator_id)
) STRICT, WITHOUT ROWID;
`;
