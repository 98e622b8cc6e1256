export const customers = `
CREATE TABLE route (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  team_id TEXT REFERENCES team(id),
  made_up INTEGER NOT NULL DEFAULT 0 CHECK (made_up IN (0, 1))
) STRICT;

-- One row per order weekday of a route, holding from a date; orders taken keep what they were taken under.
-- Offsets are days after the order day, minutes are since midnight in the company's zone.
CREATE TABLE route_day (
  route_id TEXT NOT NULL REFERENCES route(id),
  valid_from TEXT NOT NULL,
  order_weekday INTEGER NOT NULL CHECK (order_weekday BETWEEN 1 AND 7),
  cutoff_day_offset INTEGER NOT NULL DEFAULT 0,
  cutoff_minute INTEGER NOT NULL CHECK (cutoff_minute BETWEEN 0 AND 1440),
  delivery_day_offset INTEGER NOT NULL CHECK (delivery_day_offset BETWEEN 0 AND 14),
  deduction_day_offset INTEGER NOT NULL DEFAULT 0,
  deduction_minute INTEGER,
  rescue_day_offset INTEGER NOT NULL DEFAULT 0,
  rescue_minute INTEGER,
  PRIMARY KEY (route_id, valid_from, order_weekday)
) STRICT, WITHOUT ROWID;

CREATE TABLE customer (
  search_id INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  -- Pinyin initials of the name, every reading of polyphonic characters, separated by blanks.
  initials TEXT NOT NULL DEFAULT '',
  licence_number TEXT,
  contact TEXT,
  address TEXT,
  area TEXT,
  customer_manager TEXT,
  route_id TEXT REFERENCES route(id),
  -- RFC 5545 weekday codes in ISO order, e.g. 'TU' or 'MO,TH'; null: the route's own day when it has just one.
  order_weekdays TEXT,
  cycle_anchor TEXT,
  -- One person may own several shops.
  owner_id TEXT,
  owner_operator_id TEXT REFERENCES operator(id),
  deputy_operator_id TEXT REFERENCES operator(id),
  preferred_from_minute INTEGER,
  preferred_to_minute INTEGER,
  status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'closed')),
  do_not_call INTEGER NOT NULL DEFAULT 0 CHECK (do_not_call IN (0, 1)),
  deposit_minor INTEGER,
  credit_limit_minor INTEGER,
  note TEXT,
  -- The parts of a customer that a trial made up ('phone,route,weekday,anchor'), null for real data.
  made_up TEXT,
  created_at_ms INTEGER NOT NULL,
  updated_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX customer_route ON customer(route_id);
CREATE INDEX customer_owner_operator ON customer(owner_operator_id);
CREATE INDEX customer_deputy_operator ON customer(deputy_operator_id) WHERE deputy_operator_id IS NOT NULL;
CREATE INDEX customer_owner ON customer(owner_id) WHERE owner_id IS NOT NULL;

CREATE TABLE customer_phone (
  id TEXT PRIMARY KEY,
  customer_id TEXT NOT NULL REFERENCES customer(id),
  position INTEGER NOT NULL,
  -- Digits only, as dialed.
  number TEXT NOT NULL,
  label TEXT,
  dead INTEGER NOT NULL DEFAULT 0 CHECK (dead IN (0, 1)),
  UNIQUE (customer_id, position)
) STRICT;
CREATE INDEX customer_phone_number ON customer_phone(number);

-- Written and read by db/customer-search.ts, which says what stands in them. Starts find whole fields, beginnings and
-- ends of phones; trigrams find three characters and more anywhere, checked against the text; grams (single characters
-- and pairs) find one and two.
CREATE TABLE customer_search_text (
  search_id INTEGER PRIMARY KEY,
  text TEXT NOT NULL
) STRICT;
CREATE TABLE customer_search_start (
  term TEXT NOT NULL,
  search_id INTEGER NOT NULL,
  PRIMARY KEY (term, search_id)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE customer_trigram USING fts5(
  text, content='', contentless_delete=1, detail=none, tokenize='trigram'
);
CREATE VIRTUAL TABLE customer_gram USING fts5(
  text, content='', contentless_delete=1, detail=none, tokenize='ascii'
);

CREATE TABLE class_type (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  -- Rank among the company's customer groups (1 first); null: not used for strategies.
  group_rank INTEGER UNIQUE,
  is_main INTEGER NOT NULL DEFAULT 0 CHECK (is_main IN (0, 1))
) STRICT;

CREATE TABLE class (
  id TEXT PRIMARY KEY,
  class_type_id TEXT NOT NULL REFERENCES class_type(id),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  UNIQUE (class_type_id, code)
) STRICT;

-- A customer holds one class of a type at a time.
CREATE TABLE class_membership (
  customer_id TEXT NOT NULL REFERENCES customer(id),
  class_type_id TEXT NOT NULL REFERENCES class_type(id),
  class_id TEXT NOT NULL REFERENCES class(id),
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  reason TEXT,
  PRIMARY KEY (customer_id, class_type_id, valid_from)
) STRICT, WITHOUT ROWID;
CREATE INDEX class_membership_class ON class_membership(class_id);
`;
