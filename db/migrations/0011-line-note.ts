export const lineNote = `
-- What the customer said about this line, such as 'red packs'; null: nothing.
ALTER TABLE order_line ADD COLUMN note TEXT;
`;
