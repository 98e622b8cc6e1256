export const workLog = `
-- An operator's own words about a day. One that a lead has read stays as it is; what is written later is another.
CREATE TABLE work_remark (
  id TEXT PRIMARY KEY,
  operator_id TEXT NOT NULL REFERENCES operator(id),
  business_date TEXT NOT NULL,
  text TEXT NOT NULL,
  -- Raised by each save; whoever saves or reads names what was seen.
  revision INTEGER NOT NULL,
  written_at_ms INTEGER NOT NULL,
  read_at_ms INTEGER,
  read_by TEXT REFERENCES operator(id),
  -- As it was then; names may change.
  read_by_name TEXT,
  answer TEXT,
  answered_at_ms INTEGER,
  answered_by_name TEXT,
  -- When its writer saw the answer.
  answer_seen_at_ms INTEGER
) STRICT;
CREATE INDEX work_remark_day ON work_remark(business_date, operator_id);
CREATE UNIQUE INDEX work_remark_unread ON work_remark(operator_id, business_date) WHERE read_at_ms IS NULL;
CREATE INDEX work_remark_answered ON work_remark(operator_id) WHERE answer IS NOT NULL AND answer_seen_at_ms IS NULL;

-- What one person did on a day.
CREATE INDEX ticket_event_operator ON ticket_event(operator_id, at_ms) WHERE operator_id IS NOT NULL;
CREATE INDEX customer_change_asked_by ON customer_change(asked_by, asked_at_ms);
CREATE INDEX message_conveyed_operator ON message_conveyed(operator_id, at_ms);
`;
