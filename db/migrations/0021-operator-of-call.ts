export const operatorOfCall = `
-- The operator's name as it was in the call; null in calls from before: the log shows the present one.
ALTER TABLE call ADD COLUMN operator_name TEXT;
`;
