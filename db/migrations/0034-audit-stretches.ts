export const auditStretches = `
-- The words of the audit log stand by stretches of rows now, see db/audit-search.ts: the index is made anew in the background.
DROP TABLE audit_search;
CREATE VIRTUAL TABLE audit_search USING fts5(words, reason, numbers, content='', contentless_delete=1, tokenize='ascii');
UPDATE audit_searched SET seq = 0;
`;
