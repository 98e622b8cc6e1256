export const people = `
CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

CREATE TABLE team (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL
) STRICT;

CREATE TABLE seat (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  team_id TEXT REFERENCES team(id)
) STRICT;

CREATE TABLE operator (
  id TEXT PRIMARY KEY,
  login TEXT NOT NULL COLLATE NOCASE UNIQUE,
  name TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  seat_id TEXT REFERENCES seat(id),
  team_id TEXT REFERENCES team(id),
  deputy_operator_id TEXT REFERENCES operator(id),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  created_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE operator_role (
  operator_id TEXT NOT NULL REFERENCES operator(id),
  role TEXT NOT NULL CHECK (role IN ('operator', 'lead', 'supervisor', 'administrator')),
  PRIMARY KEY (operator_id, role)
) STRICT, WITHOUT ROWID;

-- Failed tries by login, whether or not such a login exists: an unknown one must not be told from a wrong password.
-- The key is the SHA-256 of the login in lower case, because people type passwords into the wrong field.
CREATE TABLE sign_in_failure (
  login_hash TEXT PRIMARY KEY,
  failures INTEGER NOT NULL,
  last_failed_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_in_failure_at ON sign_in_failure(last_failed_at_ms);

-- The token itself is never stored, only its SHA-256.
CREATE TABLE session (
  token_hash TEXT PRIMARY KEY,
  operator_id TEXT NOT NULL REFERENCES operator(id),
  seat_id TEXT REFERENCES seat(id),
  created_at_ms INTEGER NOT NULL,
  last_seen_ms INTEGER NOT NULL,
  expires_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX session_operator ON session(operator_id);

-- Every change of a seat's state is a row; the board and the figures are computed from these.
CREATE TABLE seat_state_change (
  id TEXT PRIMARY KEY,
  seat_id TEXT REFERENCES seat(id),
  operator_id TEXT NOT NULL REFERENCES operator(id),
  state TEXT NOT NULL CHECK (state IN ('signed-out', 'ready', 'preview', 'dialing', 'talking', 'hold', 'wrap-up', 'paused')),
  reason TEXT,
  task_id TEXT,
  at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX seat_state_change_operator ON seat_state_change(operator_id, at_ms);
CREATE INDEX seat_state_change_at ON seat_state_change(at_ms);
`;
