import type { LiveSeat } from '../../../shared/contract/supervision.ts';

/** People as a list offers them, with their seat and whether they are away. */
export function peopleChoices(
  seats: readonly LiveSeat[],
  absent: string,
): { value: string; label: string; absent: boolean }[] {
  return seats.map(({ operatorId, operatorName, seatCode, absentUntil }) => ({
    value: operatorId,
    absent: absentUntil !== null,
    label: `${operatorName}${seatCode === null ? '' : ` (${seatCode})`}${absentUntil === null ? '' : ` · ${absent}`}`,
  }));
}
