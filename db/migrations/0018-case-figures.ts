/** Figures ask for the clocks that ended in a period, whatever their cases, and for the cases that did. */
export const caseFigures = `
CREATE INDEX ticket_clock_stopped ON ticket_clock(stopped_at_ms, kind, round, met, started_at_ms) WHERE stopped_at_ms IS NOT NULL;
CREATE INDEX ticket_ended ON ticket(ended_at_ms) WHERE ended_at_ms IS NOT NULL;
`;
