import type { FigureCases } from '../shared/contract/ticket-figures.ts';

/** The cases of a figure with its period as instants: UTC ms, `toMs` excluded. */
export interface FigureSet extends Omit<FigureCases, 'from' | 'to'> {
  readonly fromMs: number;
  readonly toMs: number;
  /** The date on which a class has to hold. */
  readonly today: string;
}

/** Condition on `ticket t`: its customer is in the class @classId on @today. */
export const CUSTOMER_IN_CLASS = `t.customer_id IN (SELECT customer_id FROM class_membership
  WHERE class_id = @classId AND valid_from <= @today AND (valid_to IS NULL OR valid_to >= @today))`;

/** Values of the conditions below, by name. */
export function figureParams(set: FigureSet): Record<string, string | number | null> {
  const { fromMs, toMs, clock, cause, score, closedAs, teamId, classId, today } = set;
  const ofClass = classId === null ? {} : { classId, today };
  return { figureFromMs: fromMs, figureToMs: toMs, clock, cause, score, closedAs, figureTeamId: teamId, ...ofClass };
}

const IN_PERIOD = '>= @figureFromMs AND';
const within = (column: string): string => `${column} ${IN_PERIOD} ${column} < @figureToMs`;
const RUN = `c.ticket_id = t.id AND c.kind = @clock AND ${within('c.stopped_at_ms')}`;
/**
 * Cases that lived in the period, as each of whose clock ended in it did: a list looks through no others. Picking them by
 * the clocks first took 300 ms of a year with 100,000 cases, this takes 1 for a page, and 100 to count them all.
 */
const LIVED = ['t.registered_at_ms < @figureToMs', '(t.ended_at_ms IS NULL OR t.ended_at_ms >= @figureFromMs)'];
const BY_WITHDRAWAL = `(t.state = 'withdrawn' AND c.stopped_at_ms = t.ended_at_ms)`;

/**
 * Conditions on `ticket t` that pick the cases of a figure, as shared/domain/tickets/figure-tally.ts counts them; joined by
 * AND. Every text is one of a few.
 */
export function figureConditions(set: FigureSet): string[] {
  const wanted: string[] = [];
  if (set.by === 'registered') wanted.push(within('t.registered_at_ms'));
  if (set.by === 'ended') wanted.push(within('t.ended_at_ms'), 't.registered_at_ms < @figureToMs');
  if (set.by === 'open') wanted.push('t.ended_at_ms IS NULL');
  if (set.by === 'clock') wanted.push(...LIVED);
  if (set.cause !== null) wanted.push('t.root_cause = @cause');
  if (set.score !== null) wanted.push('t.satisfaction = @score');
  if (set.closedAs === 'answered') wanted.push('t.satisfaction IS NOT NULL');
  if (set.closedAs === 'not-reached') wanted.push("t.closed_as = 'not-reached'");
  if (set.teamId !== null) wanted.push('t.team_id = @figureTeamId');
  if (set.classId !== null) wanted.push(CUSTOMER_IN_CLASS);
  if (set.by === 'clock') wanted.push(...clockConditions(set));
  return wanted;
}

function clockConditions({ end, reopened }: FigureSet): string[] {
  const some = (more: string) => `EXISTS (SELECT 1 FROM ticket_clock c WHERE ${RUN} AND ${more})`;
  if (reopened) return ['t.reopened_count > 0', some(`NOT ${BY_WITHDRAWAL} AND c.round <= t.reopened_count`)];
  if (end === null) return [some(`NOT ${BY_WITHDRAWAL}`)];
  if (end === 'any') return [some('c.met IS NOT NULL')];
  if (end === 'missed') return [some('c.met = 0')];
  return [some('c.met = 1'), `NOT ${some('c.met = 0')}`];
}
