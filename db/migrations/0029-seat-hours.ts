export const seatHours = `
-- How people spent the hours of days that are over, summed from seat_state_change, which stays the truth: millions of
-- changes a year take longer to read than a report may. A day without a row is not summed.
CREATE TABLE seat_day (
  business_date TEXT PRIMARY KEY,
  from_ms INTEGER NOT NULL,
  to_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX seat_day_end ON seat_day(to_ms);
CREATE TABLE seat_hour (
  business_date TEXT NOT NULL REFERENCES seat_day(business_date) ON DELETE CASCADE,
  hour INTEGER NOT NULL,
  operator_id TEXT NOT NULL REFERENCES operator(id),
  -- '' without a seat
  seat_id TEXT NOT NULL,
  busy_ms INTEGER NOT NULL,
  ready_ms INTEGER NOT NULL,
  paused_ms INTEGER NOT NULL,
  PRIMARY KEY (business_date, hour, operator_id, seat_id)
) STRICT, WITHOUT ROWID;
`;
