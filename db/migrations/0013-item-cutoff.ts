export const itemCutoff = `
-- Until when an item can be done where that is not the call's own cut-off: the rescue deadline of a failed order, and on
-- a call that has one the cut-off of its order item. The call's cut-off is the nearest of its open items.
ALTER TABLE call_item ADD COLUMN cutoff_at_ms INTEGER;
`;
