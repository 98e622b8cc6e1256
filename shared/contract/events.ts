import { z } from 'zod';
import type { Right } from './rights.ts';

/**
 * What is pushed to open windows after a commit: ids only, never content, so that a window that may not see a row
 * learns nothing but that it should ask again. `right` is what a session needs to be told.
 */
export const EVENT_TOPICS = {
  'queue.changed': 'queue.read',
  'call.changed': 'queue.read',
  'seat.changed': 'supervision.read',
  /** What somebody did at the seat in one window, told to their others; the id is the window's. */
  'seat.moved': 'call.work',
  'order.changed': 'queue.read',
  'customer.changed': 'customer.read',
  /** A change of a customer's data was asked for or decided. */
  'request.changed': 'customer.read',
  'product.changed': 'customer.read',
  'plan.changed': 'plan.read',
  'message.changed': 'queue.read',
  /** A lead wrote to the seats, or took it back; somebody has read it. */
  'broadcast.sent': 'queue.read',
  'broadcast.withdrawn': 'queue.read',
  'broadcast.read': 'queue.manage',
  /** A note for the next shift was left, read or done. */
  'note.changed': 'call.work',
  /** Somebody wrote about a day, or a lead has read it. */
  'remark.changed': 'reports.read',
  'ticket.changed': 'ticket.work',
  /** Categories, units, articles. */
  'case-setup.changed': 'ticket.work',
  /** A list that somebody keeps under a name. */
  'view.changed': 'session.own',
  'people.changed': 'operators.manage',
  /** A skill, who holds it or what needs it. */
  'skill.changed': 'session.own',
  'job.progress': 'session.own',
  'settings.changed': 'session.own',
  /** Another process wrote to the database: ask everything again. */
  'external.changed': 'session.own',
} as const satisfies Record<string, Right>;

export type EventTopic = keyof typeof EVENT_TOPICS;

export const appEvent = z.object({
  topic: z.enum(Object.keys(EVENT_TOPICS) as [EventTopic, ...EventTopic[]]),
  /** Ids of what changed, where a list of them is short; empty means "ask again". */
  ids: z.array(z.string()).default([]),
  /** Only this person's windows are told. */
  operatorId: z.string().optional(),
  /** Share of a job that is done, 0 to 1. */
  progress: z.number().optional(),
});
export type AppEvent = z.infer<typeof appEvent>;
