import { z } from 'zod';
import { businessDate, id } from './primitives.ts';

/** Whom a pause or an exception is for. */
export const SUBJECT_KINDS = ['customer', 'class', 'route'] as const;
export const subjectKind = z.enum(SUBJECT_KINDS);
export type SubjectKind = z.infer<typeof subjectKind>;

export const planSubject = z.object({ kind: subjectKind, id });
export type PlanSubject = z.infer<typeof planSubject>;

export const namedSubject = planSubject.extend({
  code: z.string(),
  name: z.string(),
  /** Of a class: the name of its type. */
  typeName: z.string().nullable(),
});
export type NamedSubject = z.infer<typeof namedSubject>;

/** What can be chosen beside one of many customers, who are searched for. */
export const subjectChoicesOutput = z.object({
  classes: z.array(z.object({ id, code: z.string(), name: z.string(), typeName: z.string() })),
  routes: z.array(z.object({ id, code: z.string(), name: z.string() })),
});
export type SubjectChoices = z.infer<typeof subjectChoicesOutput>;

/** Whom a change of the plan touches, and which calls of queues that are built already. */
export const touchedCalls = z.object({
  /** Active customers of the subject. */
  customers: z.number().int(),
  /** Open calls of today and tomorrow that nobody has begun; a rebuild drops or moves them. */
  days: z.array(z.object({ date: businessDate, open: z.number().int() })),
});
export type TouchedCalls = z.infer<typeof touchedCalls>;
