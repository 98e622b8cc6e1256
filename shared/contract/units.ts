import { z } from 'zod';
import { id } from './primitives.ts';

export const ASSIGNING = ['unit', 'in-turn', 'by-load'] as const;
/** `unit`: it shares its cases out itself; `in-turn`: whose turn was longest ago; `by-load`: who has the fewest open. */
export const assigning = z.enum(ASSIGNING);
const MOST_MEMBERS = 200;
const MOST_ASSIGNED = 200;

const text = (most: number) => z.string().trim().max(most);

/**
 * Who cases are handed over to. Refusals: `not-found/unit-unknown`, `conflict/unit-code-taken` {code},
 * `conflict/unit-name-taken` {name}, `not-found/operator-unknown`, `invalid/unit-needs-members` {unit}.
 */
export const saveUnitInput = z.object({
  id: id.nullable(),
  /** Empty: the next free one. */
  code: text(20).default(''),
  name: text(60).min(1),
  assigning,
  memberIds: z.array(id).max(MOST_MEMBERS),
});
export type SaveUnitInput = z.output<typeof saveUnitInput>;
export const saveUnitOutput = z.object({ id });
export const unitInput = z.object({ id });
export const setUnitActiveInput = z.object({ id, active: z.boolean() });
/** `removed` false: it is used, so it was made inactive; its open cases keep it, counted to `OPEN_CASES_COUNTED`. */
export const removeUnitOutput = z.object({ removed: z.boolean(), openCases: z.number().int() });
export type RemoveUnitOutput = z.output<typeof removeUnitOutput>;

const person = z.object({ id, name: z.string(), login: z.string(), atWork: z.boolean() });

export const unitLine = z.object({
  id,
  code: z.string(),
  name: z.string(),
  assigning,
  active: z.boolean(),
  members: z.array(person),
  /** Names of the categories whose cases go to it. */
  categories: z.array(z.string()),
  /** Counted to `OPEN_CASES_COUNTED`. */
  openCases: z.number().int(),
});
export type UnitLine = z.output<typeof unitLine>;
export const unitLines = z.object({ units: z.array(unitLine), people: z.array(person) });
export type UnitLines = z.output<typeof unitLines>;

/** Whom a case can be handed over to or given to, for whoever decides. */
export const responsibleChoices = z.object({
  /** Those in use. One without members at work keeps the case itself. */
  units: z.array(z.object({ id, name: z.string(), assigning, members: z.number().int(), atWork: z.number().int() })),
  people: z.array(person),
});
export type ResponsibleChoices = z.output<typeof responsibleChoices>;

/**
 * Gives cases to a unit, a person, or both; without a person the unit's own rule chooses. Refusals:
 * `invalid/ticket-needs-unit-or-person`, `not-found/unit-unknown`, `refused/unit-inactive` {unit},
 * `not-found/operator-unknown`, `refused/assignee-away` {name, to}. Of one case alone also `not-found/ticket-unknown`,
 * `conflict/ticket-changed`, `refused/ticket-ended` {number}; of several those are left out and named.
 */
export const assignTicketsInput = z.object({
  tickets: z
    .array(z.object({ ticketId: id, version: z.number().int() }))
    .min(1)
    .max(MOST_ASSIGNED),
  unitId: id.nullable(),
  assigneeId: id.nullable(),
  reason: text(2000).default(''),
});
export type AssignTicketsInput = z.output<typeof assignTicketsInput>;
/** `left`: numbers of those that somebody changed meanwhile, that have ended or are out of reach ('' for these). */
export const assignTicketsOutput = z.object({ assigned: z.number().int(), left: z.array(z.string()) });

/** Ticks a point of a case's checklist or takes the tick back. Refusals: those of a step, `not-found/check-unknown`, `refused/ticket-ended`. */
export const checkTicketInput = z.object({
  ticketId: id,
  version: z.number().int(),
  position: z.number().int(),
  done: z.boolean(),
});
