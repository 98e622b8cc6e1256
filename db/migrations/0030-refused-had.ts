export const refusedHad = `
-- What orders of that day held of the product when it was asked: who leaves them as they were has not thought better of it.
ALTER TABLE refused_demand ADD COLUMN had INTEGER NOT NULL DEFAULT 0;
`;
