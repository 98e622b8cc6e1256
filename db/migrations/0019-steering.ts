export const steering = `
-- Calls that a lead gave to others at one go, kept so that they can be taken back and that the next one is told.
CREATE TABLE reassignment (
  id TEXT PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  by_name TEXT NOT NULL,
  reason TEXT NOT NULL,
  undone_at_ms INTEGER,
  undone_by TEXT
) STRICT;
CREATE INDEX reassignment_at ON reassignment(at_ms);
-- As operator_absence_move keeps those of an absence.
CREATE TABLE reassignment_move (
  reassignment_id TEXT NOT NULL REFERENCES reassignment(id),
  task_id TEXT NOT NULL REFERENCES call_task(id),
  owner_before TEXT,
  for_before TEXT,
  touched_before INTEGER NOT NULL,
  place TEXT NOT NULL,
  owner_after TEXT,
  for_after TEXT,
  PRIMARY KEY (reassignment_id, task_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX reassignment_move_task ON reassignment_move(task_id);

-- A lead's word to the seats; each person keeps it in sight until it is acknowledged, for the rest of its day.
CREATE TABLE broadcast (
  id TEXT PRIMARY KEY,
  business_date TEXT NOT NULL,
  text TEXT NOT NULL,
  sent_at_ms INTEGER NOT NULL,
  sent_by TEXT NOT NULL,
  -- Whose seats it went to; null when a supervisor wrote it.
  team_id TEXT REFERENCES team(id)
) STRICT;
CREATE INDEX broadcast_date ON broadcast(business_date, sent_at_ms);
CREATE TABLE broadcast_reader (
  broadcast_id TEXT NOT NULL REFERENCES broadcast(id),
  operator_id TEXT NOT NULL REFERENCES operator(id),
  read_at_ms INTEGER,
  PRIMARY KEY (broadcast_id, operator_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX broadcast_unread ON broadcast_reader(operator_id) WHERE read_at_ms IS NULL;
`;
