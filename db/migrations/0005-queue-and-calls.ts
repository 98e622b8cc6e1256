export const queueAndCalls = `
CREATE TABLE queue_build (
  id TEXT PRIMARY KEY,
  business_date TEXT NOT NULL,
  -- null: the queue of everybody; else the routes of one team
  team_id TEXT REFERENCES team(id),
  built_at_ms INTEGER NOT NULL,
  built_by TEXT NOT NULL,
  -- The counts of shared/contract/queue.ts.
  counts TEXT NOT NULL CHECK (json_valid(counts))
) STRICT;
CREATE INDEX queue_build_date ON queue_build(business_date, built_at_ms);

-- Every customer that was left out of a day's queue and is not simply not due or closed (those follow from rule and
-- customer). The newest build's word holds.
CREATE TABLE queue_exclusion (
  business_date TEXT NOT NULL,
  customer_id TEXT NOT NULL REFERENCES customer(id),
  reason TEXT NOT NULL,
  PRIMARY KEY (business_date, customer_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX queue_exclusion_reason ON queue_exclusion(business_date, reason);

CREATE TABLE call_task (
  id TEXT PRIMARY KEY,
  customer_id TEXT NOT NULL REFERENCES customer(id),
  business_date TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'held', 'done', 'missed', 'carried', 'dropped')),
  -- Where an open call stands: free for the next seat, waiting for not_before_ms, promised, parked, or without
  -- attempts left today.
  place TEXT NOT NULL DEFAULT 'pool' CHECK (place IN ('pool', 'waiting', 'promised', 'parked', 'used-up')),
  -- strategy, carry-over, callback, follow-up, campaign, incoming, failed-order, manual
  source TEXT NOT NULL,
  strategy_id TEXT REFERENCES order_cycle_strategy(id),
  class_id TEXT REFERENCES class(id),
  route_id TEXT REFERENCES route(id),
  rank INTEGER NOT NULL DEFAULT 100,
  -- The customer's own weekdays as the rule took them, and the rule's date when the holiday rule moved the call.
  weekdays TEXT,
  nominal_date TEXT,
  delivery_date TEXT,
  cutoff_at_ms INTEGER,
  -- Calls without a cut-off come last.
  cutoff_sort INTEGER NOT NULL GENERATED ALWAYS AS (coalesce(cutoff_at_ms, 9007199254740991)) VIRTUAL,
  -- No seat gets it before (waiting after an attempt).
  not_before_ms INTEGER,
  promised_at_ms INTEGER,
  -- Whose promise, whose parked call, or to whom a lead gave it.
  for_operator_id TEXT REFERENCES operator(id),
  owner_operator_id TEXT REFERENCES operator(id),
  attempts INTEGER NOT NULL DEFAULT 0,
  most_attempts INTEGER NOT NULL DEFAULT 3,
  phone_position INTEGER,
  -- Copied, so that the next call is found in one index.
  route_code TEXT NOT NULL DEFAULT '',
  customer_code TEXT NOT NULL DEFAULT '',
  preferred_from_minute INTEGER,
  preferred_to_minute INTEGER,
  -- 1 once it was started, rescheduled or given by hand: builds leave it alone.
  touched INTEGER NOT NULL DEFAULT 0 CHECK (touched IN (0, 1)),
  parked_at_ms INTEGER,
  skip_reason TEXT,
  lease_operator_id TEXT REFERENCES operator(id),
  lease_session_hash TEXT,
  lease_window_id TEXT,
  lease_until_ms INTEGER,
  -- Which step of "next call" decided, for the one who holds it.
  chosen_by TEXT,
  disposition TEXT,
  no_order_reason TEXT,
  finished_at_ms INTEGER,
  -- The task of an earlier day that this one goes on from.
  carried_from_id TEXT REFERENCES call_task(id),
  build_id TEXT REFERENCES queue_build(id),
  created_at_ms INTEGER NOT NULL
) STRICT;
-- One live call a customer and day.
CREATE UNIQUE INDEX call_task_live ON call_task(customer_id, business_date) WHERE state IN ('open', 'held');
CREATE INDEX call_task_date ON call_task(business_date, state, cutoff_at_ms);
CREATE INDEX call_task_customer ON call_task(customer_id, business_date);
CREATE INDEX call_task_lease ON call_task(lease_until_ms) WHERE state = 'held';
CREATE INDEX call_task_window ON call_task(lease_session_hash, lease_window_id) WHERE state = 'held';
CREATE INDEX call_task_holder ON call_task(lease_operator_id) WHERE state = 'held';
CREATE INDEX call_task_waiting ON call_task(not_before_ms) WHERE state = 'open' AND place = 'waiting';
-- The order of "next call": one short look per place, owner and strategy.
CREATE INDEX call_task_next ON call_task
  (business_date, place, owner_operator_id, strategy_id, cutoff_sort, rank, attempts, route_code, customer_code)
  WHERE state = 'open';
CREATE INDEX call_task_preferred ON call_task
  (business_date, owner_operator_id, strategy_id, cutoff_sort, rank, attempts, route_code, customer_code,
   preferred_from_minute, preferred_to_minute)
  WHERE state = 'open' AND place = 'pool' AND preferred_from_minute IS NOT NULL;

CREATE TABLE call_item (
  id TEXT NOT NULL,
  task_id TEXT NOT NULL REFERENCES call_task(id),
  kind TEXT NOT NULL CHECK (kind IN ('order', 'message', 'follow-up', 'question')),
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'closed')),
  -- Why it was closed without the call, e.g. ordered-by-other-channel.
  closed_reason TEXT,
  reference_id TEXT,
  text TEXT,
  -- An agenda is only ever read with its task.
  PRIMARY KEY (task_id, id)
) STRICT, WITHOUT ROWID;

-- Every attempt is one row; the call log of product.md section 7 is read from here.
CREATE TABLE call (
  id TEXT PRIMARY KEY,
  conversation_id TEXT NOT NULL,
  task_id TEXT REFERENCES call_task(id),
  customer_id TEXT REFERENCES customer(id),
  -- The customer's route and class as they were when the call was made: the log must not change with them.
  route_id TEXT REFERENCES route(id),
  class_id TEXT REFERENCES class(id),
  direction TEXT NOT NULL CHECK (direction IN ('out', 'in')),
  source TEXT NOT NULL,
  seat_id TEXT REFERENCES seat(id),
  operator_id TEXT NOT NULL REFERENCES operator(id),
  number TEXT,
  business_date TEXT NOT NULL,
  started_at_ms INTEGER NOT NULL,
  answered_at_ms INTEGER,
  ended_at_ms INTEGER,
  wrap_up_ended_at_ms INTEGER,
  talk_seconds INTEGER NOT NULL DEFAULT 0,
  hold_seconds INTEGER NOT NULL DEFAULT 0,
  wrap_up_seconds INTEGER NOT NULL DEFAULT 0,
  disposition TEXT,
  no_order_reason TEXT,
  -- Promise of a callback and who may keep it; the task gets them when the call is settled.
  promised_at_ms INTEGER,
  promised_to TEXT CHECK (promised_to IN ('own', 'any')),
  order_id TEXT,
  note TEXT
) STRICT;
CREATE INDEX call_date ON call(business_date, started_at_ms);
CREATE INDEX call_customer ON call(customer_id, started_at_ms);
CREATE INDEX call_task_id ON call(task_id);
-- The call log pages backwards through time; each filter has an index in that order, so that a page is a short walk.
CREATE INDEX call_operator ON call(operator_id, business_date, started_at_ms);
CREATE INDEX call_seat ON call(seat_id, business_date, started_at_ms);
CREATE INDEX call_route ON call(route_id, business_date, started_at_ms);
CREATE INDEX call_class ON call(class_id, business_date, started_at_ms);
CREATE INDEX call_disposition ON call(disposition, business_date, started_at_ms);
CREATE INDEX call_incoming ON call(business_date, started_at_ms) WHERE direction = 'in';
CREATE INDEX call_number_end ON call(substr(number, -4), business_date, started_at_ms);
-- A call is settled when its wrap-up has ended; until then it is in its operator's hand.
CREATE INDEX call_unsettled ON call(operator_id) WHERE wrap_up_ended_at_ms IS NULL;
`;
