export interface Candidate {
  readonly operatorId: string;
  /** UTC ms of the last case that came in turn; 0: never. */
  readonly lastTurnMs: number;
  readonly openTickets: number;
}

/**
 * Who of a unit's people at work gets the next case. `in-turn`: whose turn was longest ago; `by-load`: who has the fewest
 * open cases, then in turn; `unit`: nobody, the unit shares out itself. Equals go in the order they are given in.
 */
export function chooseMember<Member extends Candidate>(
  assigning: 'unit' | 'in-turn' | 'by-load',
  members: readonly Member[],
): Member | null {
  if (assigning === 'unit') return null;
  const load = (member: Member) => (assigning === 'by-load' ? member.openTickets : 0);
  return members.toSorted((a, b) => load(a) - load(b) || a.lastTurnMs - b.lastTurnMs)[0] ?? null;
}
