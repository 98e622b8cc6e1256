export const caseLists = `
-- Everything that lists of cases are narrowed by, so that a list looks through one index and no row: by registering, and
-- the open ones by what is due next.
CREATE INDEX ticket_listed ON ticket(registered_at_ms, team_id, registered_by, assignee_id, unit_id, ended_at_ms, kind, state,
  priority, category_id, customer_id, due_at_ms, level, reopened_count);
CREATE INDEX ticket_listed_open ON ticket(due_at_ms, search_id, team_id, registered_by, assignee_id, unit_id, kind, state,
  priority, category_id, customer_id, registered_at_ms, level, reopened_count) WHERE ended_at_ms IS NULL;
`;
