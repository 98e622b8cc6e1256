export const lateQuota = `
-- The row as it was before it allowed more (JSON of shared/domain/quotas QuotaRow); null: it was not there.
ALTER TABLE quota ADD COLUMN published_before TEXT CHECK (json_valid(published_before));
CREATE INDEX quota_published ON quota(published_at_ms);

-- Who need not be called again for quotas that came to be known after the call for a delivery. What is published later
-- than this counts again.
CREATE TABLE late_quota_dismissal (
  customer_id TEXT NOT NULL REFERENCES customer(id),
  delivery_date TEXT NOT NULL,
  dismissed_at_ms INTEGER NOT NULL,
  dismissed_by TEXT NOT NULL,
  -- As it was then; names may change.
  dismissed_by_name TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (customer_id, delivery_date)
) STRICT, WITHOUT ROWID;
`;
