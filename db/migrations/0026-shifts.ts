export const shifts = `
-- Somebody's working week: stretches from a weekday's midnight on (ISO, 1 = Monday), in minutes; several a day. One past
-- midnight ends beyond 1440 and belongs to the day it begins on. Who has none is at work whenever signed in.
CREATE TABLE operator_shift (
  operator_id TEXT NOT NULL REFERENCES operator(id),
  weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  from_minute INTEGER NOT NULL CHECK (from_minute BETWEEN 0 AND 1439),
  to_minute INTEGER NOT NULL CHECK (to_minute > from_minute AND to_minute <= from_minute + 1440),
  PRIMARY KEY (operator_id, weekday, from_minute)
) STRICT, WITHOUT ROWID;

-- From where somebody is signed in, as far as it is known: program or browser and system, and the address.
ALTER TABLE session ADD COLUMN client TEXT;
ALTER TABLE session ADD COLUMN address TEXT;
`;
