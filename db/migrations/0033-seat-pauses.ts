export const seatPauses = `
-- Pauses are one change in hundreds: whoever opens the rows behind a figure of them would wait for all the others.
CREATE INDEX seat_state_change_pause ON seat_state_change(at_ms) WHERE state = 'paused';
`;
