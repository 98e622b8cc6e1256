import { z } from 'zod';
import { businessDate, id, instantMs } from './primitives.ts';

/** Who gets an absent person's calls: the deputies, or everybody of the team at work by load. */
export const ABSENCE_SHARES = ['deputy', 'by-load'] as const;
export const absenceShare = z.enum(ABSENCE_SHARES);
export type AbsenceShare = z.infer<typeof absenceShare>;

/** Days away, both within. Refusals: see electron/backend/queue/mark-absent.ts. */
export const markAbsentInput = z.object({
  operatorId: id,
  from: businessDate,
  to: businessDate,
  share: absenceShare,
  reason: z.string().trim().min(1).max(200),
});
export type MarkAbsent = z.output<typeof markAbsentInput>;

export const ABSENCE_STATES = ['now', 'planned', 'over', 'undone'] as const;
export const absenceState = z.enum(ABSENCE_STATES);

export const absenceLine = z.object({
  id,
  operatorId: id,
  operatorName: z.string(),
  from: businessDate,
  to: businessDate,
  share: absenceShare,
  reason: z.string(),
  state: absenceState,
  markedAtMs: instantMs,
  markedBy: z.string(),
  /** Until when its calls can be taken back; null once that is over. */
  undoUntilMs: instantMs.nullable(),
  /** Calls that were given away when it was marked. */
  moved: z.number().int(),
  /** To whom; null: to anyone. */
  shares: z.array(z.object({ operatorName: z.string().nullable(), count: z.number().int() })),
  /** Open cases that were passed on, and to whom; null: to their unit or the leads. */
  cases: z.array(z.object({ operatorName: z.string().nullable(), count: z.number().int() })),
});
export type AbsenceLine = z.output<typeof absenceLine>;

export const absenceList = z.object({
  nowMs: instantMs,
  today: businessDate,
  absences: z.array(absenceLine),
  /** Who can be marked, with their deputies. */
  people: z.array(z.object({ id, name: z.string(), login: z.string(), deputyName: z.string().nullable() })),
});
export type AbsenceList = z.output<typeof absenceList>;

/** `talking`: the person talks to a customer just now and keeps that call until it has its result. */
export const markAbsentOutput = z.object({ absence: absenceLine, talking: z.boolean() });
export const absenceInput = z.object({ absenceId: id });
export const undoAbsenceOutput = z.object({
  takenBack: z.number().int(),
  /** Worked, held or given to somebody else since: they stay where they are. */
  left: z.number().int(),
  /** The same of cases. */
  casesBack: z.number().int(),
  casesLeft: z.number().int(),
});
export type UndoAbsenceOutput = z.output<typeof undoAbsenceOutput>;
