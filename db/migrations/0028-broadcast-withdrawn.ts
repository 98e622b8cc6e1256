export const broadcastWithdrawn = `
-- A message to the seats that was taken back: nobody is shown it any more; who had read it stays written.
ALTER TABLE broadcast ADD COLUMN withdrawn_at_ms INTEGER;
ALTER TABLE broadcast ADD COLUMN withdrawn_by TEXT;
`;
