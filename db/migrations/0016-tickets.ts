export const tickets = `
-- Whoever a case may be handed over to: a department, a depot, a supplier. Its people need no sign-in.
CREATE TABLE unit (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  -- How a case of a category of this unit gets a person: none, in turn, or who has the fewest open ones.
  assigning TEXT NOT NULL DEFAULT 'unit' CHECK (assigning IN ('unit', 'in-turn', 'by-load')),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE unit_member (
  unit_id TEXT NOT NULL REFERENCES unit(id),
  operator_id TEXT NOT NULL REFERENCES operator(id),
  -- When the last case came in turn; 0: never.
  last_turn_ms INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (unit_id, operator_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_member_operator ON unit_member(operator_id);

-- A tree of its own for each kind of case. One that was used is made inactive, never deleted.
CREATE TABLE ticket_category (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('complaint', 'suggestion', 'service-request')),
  parent_id TEXT REFERENCES ticket_category(id),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  -- Who gets its cases by themselves; null: as the category above has it.
  unit_id TEXT REFERENCES unit(id),
  priority TEXT NOT NULL DEFAULT 'normal' CHECK (priority IN ('urgent', 'high', 'normal', 'low')),
  -- [{"key":…,"label":…,"type":"text|number|date|choice","required":…,"choices":[…]}, …]
  fields TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(fields)),
  -- What has to be ticked before the case is closed: ["…", …]
  checklist TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(checklist)),
  -- What the description begins with.
  template TEXT NOT NULL DEFAULT '',
  UNIQUE (kind, code)
) STRICT;
CREATE INDEX ticket_category_parent ON ticket_category(parent_id) WHERE parent_id IS NOT NULL;

-- How long the clocks may run, in working minutes; null: no such clock. What is null in the choice fits everything.
CREATE TABLE ticket_policy (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('complaint', 'suggestion', 'service-request')),
  category_id TEXT REFERENCES ticket_category(id),
  priority TEXT CHECK (priority IN ('urgent', 'high', 'normal', 'low')),
  class_id TEXT REFERENCES class(id),
  first_response_minutes INTEGER CHECK (first_response_minutes > 0),
  hand_over_minutes INTEGER CHECK (hand_over_minutes > 0),
  solution_minutes INTEGER CHECK (solution_minutes > 0),
  -- The warning comes when so many percent of the time are used up.
  warn_percent INTEGER NOT NULL DEFAULT 80 CHECK (warn_percent BETWEEN 1 AND 99),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  created_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX ticket_policy_kind ON ticket_policy(kind) WHERE active = 1;

CREATE TABLE ticket (
  search_id INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  -- 'C-20261122-0001', 'S-…', 'R-…'
  number TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('complaint', 'suggestion', 'service-request')),
  state TEXT NOT NULL CHECK (state IN ('registered', 'accepted', 'handed-over', 'in-progress', 'waiting', 'resolved',
    'follow-up', 'closed', 'reopened', 'withdrawn')),
  -- Raised by each change; whoever changes names what was seen.
  version INTEGER NOT NULL DEFAULT 1,
  priority TEXT NOT NULL CHECK (priority IN ('urgent', 'high', 'normal', 'low')),
  category_id TEXT NOT NULL REFERENCES ticket_category(id),
  customer_id TEXT REFERENCES customer(id),
  -- A person who is no customer.
  person_name TEXT,
  person_phone TEXT,
  -- The team of the customer's route, else of whoever registered it.
  team_id TEXT REFERENCES team(id),
  call_id TEXT REFERENCES call(id),
  order_id TEXT REFERENCES sales_order(id),
  order_line_number INTEGER,
  description TEXT NOT NULL,
  -- {"key": value} of the category's own fields
  fields TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(fields)),
  unit_id TEXT REFERENCES unit(id),
  assignee_id TEXT REFERENCES operator(id),
  policy_id TEXT REFERENCES ticket_policy(id),
  -- 0: who works on it; 1: the shift lead; 2: the supervisor. Climbs by itself at a breach.
  level INTEGER NOT NULL DEFAULT 0 CHECK (level BETWEEN 0 AND 2),
  waiting_for TEXT CHECK (waiting_for IN ('customer', 'unit', 'goods', 'other')),
  result TEXT,
  root_cause TEXT,
  decision TEXT CHECK (decision IN ('adopted', 'declined', 'approved')),
  reply TEXT,
  -- 1 to 5
  satisfaction INTEGER CHECK (satisfaction BETWEEN 1 AND 5),
  closed_as TEXT CHECK (closed_as IN ('answered', 'not-reached')),
  reopened_count INTEGER NOT NULL DEFAULT 0,
  -- What a service request would change.
  customer_change_id TEXT REFERENCES customer_change(id),
  registered_at_ms INTEGER NOT NULL,
  registered_by TEXT NOT NULL REFERENCES operator(id),
  resolved_at_ms INTEGER,
  -- Closed or withdrawn.
  ended_at_ms INTEGER,
  -- The nearest instant at which one of its running clocks runs out; null: none runs. Kept by db/ticket-clocks.ts.
  due_at_ms INTEGER
) STRICT;
CREATE INDEX ticket_customer ON ticket(customer_id, registered_at_ms) WHERE customer_id IS NOT NULL;
CREATE INDEX ticket_state ON ticket(state, due_at_ms);
CREATE INDEX ticket_open_due ON ticket(due_at_ms, search_id) WHERE ended_at_ms IS NULL;
CREATE INDEX ticket_open_team ON ticket(team_id, due_at_ms) WHERE ended_at_ms IS NULL;
CREATE INDEX ticket_assignee ON ticket(assignee_id, due_at_ms) WHERE ended_at_ms IS NULL;
CREATE INDEX ticket_unit ON ticket(unit_id, due_at_ms) WHERE ended_at_ms IS NULL;
-- What has ended of a unit, apart from its open cases, which are looked up in the order of their due.
CREATE INDEX ticket_unit_ended ON ticket(unit_id, ended_at_ms) WHERE ended_at_ms IS NOT NULL;
CREATE INDEX ticket_open_category ON ticket(category_id) WHERE ended_at_ms IS NULL;
CREATE INDEX ticket_category_time ON ticket(category_id, registered_at_ms);
CREATE INDEX ticket_registered ON ticket(registered_at_ms);
CREATE INDEX ticket_registered_by ON ticket(registered_by, registered_at_ms);
CREATE INDEX ticket_call ON ticket(call_id) WHERE call_id IS NOT NULL;
CREATE INDEX ticket_change ON ticket(customer_change_id) WHERE customer_change_id IS NOT NULL;

-- The stretches in which a case waited; its clocks stood still.
CREATE TABLE ticket_pause (
  ticket_id TEXT NOT NULL REFERENCES ticket(id),
  from_ms INTEGER NOT NULL,
  to_ms INTEGER,
  PRIMARY KEY (ticket_id, from_ms)
) STRICT, WITHOUT ROWID;

-- Due and warning are derived from start, pauses, policy and calendar, and kept so that they can be looked up; they are
-- worked out anew whenever one of these changes.
CREATE TABLE ticket_clock (
  ticket_id TEXT NOT NULL REFERENCES ticket(id),
  kind TEXT NOT NULL CHECK (kind IN ('first-response', 'hand-over', 'solution')),
  -- Counts the runs: a reopened case has its clocks once more.
  round INTEGER NOT NULL DEFAULT 1,
  started_at_ms INTEGER NOT NULL,
  stopped_at_ms INTEGER,
  -- Working minutes; null: the policy has no such clock.
  allowed_minutes INTEGER,
  warn_percent INTEGER NOT NULL,
  -- null while it stands still
  warn_at_ms INTEGER,
  due_at_ms INTEGER,
  warned_at_ms INTEGER,
  -- When the breach was noticed; due_at_ms says when it was.
  breached_at_ms INTEGER,
  -- Set when it ends: 1 met, 0 breached.
  met INTEGER CHECK (met IN (0, 1)),
  PRIMARY KEY (ticket_id, kind, round)
) STRICT, WITHOUT ROWID;
CREATE INDEX ticket_clock_due ON ticket_clock(due_at_ms) WHERE stopped_at_ms IS NULL AND breached_at_ms IS NULL;
CREATE INDEX ticket_clock_warn ON ticket_clock(warn_at_ms) WHERE stopped_at_ms IS NULL AND warned_at_ms IS NULL;

-- The one timeline of a case: who, when, what, from, to. Nothing in it can be changed afterwards.
CREATE TABLE ticket_event (
  id TEXT PRIMARY KEY,
  ticket_id TEXT NOT NULL REFERENCES ticket(id),
  at_ms INTEGER NOT NULL,
  operator_id TEXT,
  -- As it was then; names may change. Empty: the program itself.
  operator_name TEXT NOT NULL,
  kind TEXT NOT NULL,
  -- {"from":…,"to":…, …}, by kind
  data TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(data)),
  text TEXT NOT NULL DEFAULT '',
  -- 1: said to the customer; 0: for the own people only
  told INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1))
) STRICT;
CREATE INDEX ticket_event_ticket ON ticket_event(ticket_id, at_ms, id);
CREATE TRIGGER ticket_event_no_update BEFORE UPDATE ON ticket_event BEGIN SELECT raise(ABORT, 'ticket_event is append only'); END;
CREATE TRIGGER ticket_event_no_delete BEFORE DELETE ON ticket_event BEGIN SELECT raise(ABORT, 'ticket_event is append only'); END;

CREATE TABLE ticket_check (
  ticket_id TEXT NOT NULL REFERENCES ticket(id),
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  done_at_ms INTEGER,
  done_by_name TEXT,
  PRIMARY KEY (ticket_id, position)
) STRICT, WITHOUT ROWID;

-- The file lies in the data folder under its id; its name is only shown.
CREATE TABLE ticket_attachment (
  id TEXT PRIMARY KEY,
  ticket_id TEXT NOT NULL REFERENCES ticket(id),
  file_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  -- Hex.
  sha256 TEXT NOT NULL,
  added_at_ms INTEGER NOT NULL,
  added_by_name TEXT NOT NULL
) STRICT;
CREATE INDEX ticket_attachment_ticket ON ticket_attachment(ticket_id);

-- Folded text of number, description, words and person, found by db/ticket-search.ts.
CREATE TABLE ticket_search_text (search_id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE VIRTUAL TABLE ticket_trigram USING fts5(text, content='', contentless_delete=1, detail=none, tokenize='trigram');
CREATE VIRTUAL TABLE ticket_gram USING fts5(text, content='', contentless_delete=1, detail=none, tokenize='ascii');

CREATE TABLE knowledge_article (
  search_id INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT CHECK (kind IN ('complaint', 'suggestion', 'service-request')),
  category_id TEXT REFERENCES ticket_category(id),
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  -- What may be said to the customer word for word.
  answer TEXT NOT NULL DEFAULT '',
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  used_count INTEGER NOT NULL DEFAULT 0,
  changed_at_ms INTEGER NOT NULL,
  changed_by_name TEXT NOT NULL
) STRICT;
CREATE TABLE knowledge_search_text (search_id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE VIRTUAL TABLE knowledge_trigram USING fts5(text, content='', contentless_delete=1, detail=none, tokenize='trigram');
CREATE VIRTUAL TABLE knowledge_gram USING fts5(text, content='', contentless_delete=1, detail=none, tokenize='ascii');

-- The cases that an absence passed on, so that they can be taken back. A higher version says that somebody worked on one.
CREATE TABLE operator_absence_case (
  absence_id TEXT NOT NULL REFERENCES operator_absence(id),
  ticket_id TEXT NOT NULL REFERENCES ticket(id),
  assignee_after TEXT,
  version_after INTEGER NOT NULL,
  PRIMARY KEY (absence_id, ticket_id)
) STRICT, WITHOUT ROWID;

-- A filter with its columns that somebody keeps under a name.
CREATE TABLE saved_view (
  id TEXT PRIMARY KEY,
  operator_id TEXT NOT NULL REFERENCES operator(id),
  screen TEXT NOT NULL,
  name TEXT NOT NULL,
  shared INTEGER NOT NULL DEFAULT 0 CHECK (shared IN (0, 1)),
  query TEXT NOT NULL CHECK (json_valid(query)),
  UNIQUE (operator_id, screen, name)
) STRICT;

-- Follow-up calls are found by the case they are for.
CREATE INDEX call_item_reference ON call_item(reference_id) WHERE reference_id IS NOT NULL;
`;
