export const caseChanges = `
-- What of a customer's data the requests of a category change: ["phones", …].
ALTER TABLE ticket_category ADD COLUMN change_fields TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(change_fields));
-- The usual categories, as they are named when they are made.
UPDATE ticket_category SET change_fields = '["phones"]' WHERE kind = 'service-request' AND name IN ('电话变更', 'Change of phone');
UPDATE ticket_category SET change_fields = '["address"]' WHERE kind = 'service-request' AND name IN ('地址变更', 'Change of address');
UPDATE ticket_category SET change_fields = '["contact"]' WHERE kind = 'service-request' AND name IN ('联系人变更', 'Change of contact');
UPDATE ticket_category SET change_fields = '["orderWeekdays"]' WHERE kind = 'service-request' AND name IN ('订货日变更', 'Change of order day');
UPDATE ticket_category SET change_fields = '["settlementAccount"]' WHERE kind = 'service-request' AND name IN ('结算账户变更', 'Change of settlement account');

-- The service request that a change was asked for by; one that was corrected has several, the earlier ones withdrawn.
ALTER TABLE customer_change ADD COLUMN ticket_id TEXT REFERENCES ticket(id);
CREATE INDEX customer_change_ticket ON customer_change(ticket_id) WHERE ticket_id IS NOT NULL;

-- The case whose reply a message carries: it is told once, in the customer's next call.
ALTER TABLE message ADD COLUMN ticket_id TEXT REFERENCES ticket(id);
CREATE INDEX message_ticket ON message(ticket_id) WHERE ticket_id IS NOT NULL;
`;
