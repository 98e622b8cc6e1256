/** The skills that something asks for of a customer's calls, as call_task.needed_skills holds them. */
const needOf = (customer: string) => `(SELECT json_group_array(skill_id) FROM
    (SELECT n.skill_id FROM customer_skill n JOIN skill k ON k.id = n.skill_id AND k.retired = 0
      WHERE n.customer_id = ${customer} ORDER BY n.skill_id))`;

export const skills = `
-- A company's own word for what not everybody can do. A retired one is asked for by nothing, until it is brought back.
CREATE TABLE skill (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;

CREATE TABLE operator_skill (
  operator_id TEXT NOT NULL REFERENCES operator(id),
  skill_id TEXT NOT NULL REFERENCES skill(id),
  PRIMARY KEY (operator_id, skill_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX operator_skill_skill ON operator_skill(skill_id);

CREATE TABLE customer_skill (
  customer_id TEXT NOT NULL REFERENCES customer(id),
  skill_id TEXT NOT NULL REFERENCES skill(id),
  PRIMARY KEY (customer_id, skill_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX customer_skill_skill ON customer_skill(skill_id);

-- What a live call asks of whoever is given it: ids in order, a JSON array. It stands in the index of the next call, so
-- that calls which somebody must not have are jumped over, not looked at. The triggers below keep it true whoever writes;
-- another thing that asks for skills joins them in what they put together.
ALTER TABLE call_task ADD COLUMN needed_skills TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(needed_skills));
-- 1: a lead gave it to its operator by name, which weighs more than a skill.
ALTER TABLE call_task ADD COLUMN by_name INTEGER NOT NULL DEFAULT 0 CHECK (by_name IN (0, 1));
ALTER TABLE reassignment_move ADD COLUMN by_name_before INTEGER NOT NULL DEFAULT 0;
ALTER TABLE operator_absence_move ADD COLUMN by_name_before INTEGER NOT NULL DEFAULT 0;

CREATE TRIGGER call_task_needs AFTER INSERT ON call_task
  WHEN EXISTS (SELECT 1 FROM customer_skill WHERE customer_id = NEW.customer_id)
  BEGIN UPDATE call_task SET needed_skills = ${needOf('NEW.customer_id')} WHERE id = NEW.id; END;
CREATE TRIGGER call_task_needs_again AFTER UPDATE OF state ON call_task
  WHEN NEW.state = 'open' AND OLD.state NOT IN ('open', 'held')
    AND (NEW.needed_skills <> '[]' OR EXISTS (SELECT 1 FROM customer_skill WHERE customer_id = NEW.customer_id))
  BEGIN UPDATE call_task SET needed_skills = ${needOf('NEW.customer_id')} WHERE id = NEW.id; END;
CREATE TRIGGER customer_skill_added AFTER INSERT ON customer_skill BEGIN
  UPDATE call_task SET needed_skills = ${needOf('NEW.customer_id')}
    WHERE customer_id = NEW.customer_id AND state IN ('open', 'held'); END;
CREATE TRIGGER customer_skill_removed AFTER DELETE ON customer_skill BEGIN
  UPDATE call_task SET needed_skills = ${needOf('OLD.customer_id')}
    WHERE customer_id = OLD.customer_id AND state IN ('open', 'held'); END;
CREATE TRIGGER skill_retired AFTER UPDATE OF retired ON skill WHEN NEW.retired <> OLD.retired BEGIN
  UPDATE call_task SET needed_skills = ${needOf('call_task.customer_id')}
    WHERE state IN ('open', 'held') AND customer_id IN (SELECT customer_id FROM customer_skill WHERE skill_id = NEW.id); END;

DROP INDEX call_task_next;
CREATE INDEX call_task_next ON call_task
  (business_date, place, owner_operator_id, needed_skills, calling_windows, cutoff_sort, rank, attempts, route_code,
   customer_code)
  WHERE state = 'open';
DROP INDEX call_task_preferred;
CREATE INDEX call_task_preferred ON call_task
  (business_date, owner_operator_id, needed_skills, calling_windows, cutoff_sort, rank, attempts, route_code,
   customer_code, preferred_from_minute, preferred_to_minute)
  WHERE state = 'open' AND place = 'pool' AND preferred_from_minute IS NOT NULL;
-- The few that ask for something, by what.
CREATE INDEX call_task_skills ON call_task(business_date, needed_skills) WHERE state = 'open' AND needed_skills <> '[]';
`;
