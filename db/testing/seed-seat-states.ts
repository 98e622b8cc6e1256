import type { WritableDB } from '../connection.ts';

const STATES = [
  ['dialing', 'started_at_ms'],
  ['talking', 'started_at_ms + 6000'],
  ['wrap-up', 'ended_at_ms'],
  ['ready', 'wrap_up_ended_at_ms'],
] as const;

/** The states of seats that calls went through, and each person's sign-out ten minutes after the last of a day; returns how many. */
export function seedSeatStates(tx: WritableDB): number {
  const columns = 'seat_state_change (id, seat_id, operator_id, state, at_ms)';
  const made = STATES.map(([state, atMs]) =>
    tx.raw
      .prepare(
        `INSERT INTO ${columns} SELECT id || '-${state}', seat_id, operator_id, '${state}', ${atMs} FROM call
          WHERE wrap_up_ended_at_ms IS NOT NULL`,
      )
      .run(),
  );
  const out = tx.raw
    .prepare(
      `INSERT INTO ${columns} SELECT operator_id || business_date, seat_id, operator_id, 'signed-out', max(started_at_ms) + 600000
        FROM call GROUP BY operator_id, business_date`,
    )
    .run();
  return [...made, out].reduce((sum, { changes }) => sum + changes, 0);
}
