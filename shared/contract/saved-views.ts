import { z } from 'zod';
import { id } from './primitives.ts';
import type { Right } from './rights.ts';

/** Screens whose lists can be kept under a name, and the right that each of them needs. */
export const VIEW_SCREENS = ['cases', 'calls', 'audit'] as const;
export type ViewScreen = (typeof VIEW_SCREENS)[number];
export const RIGHT_OF_SCREEN: Readonly<Record<ViewScreen, Right>> = {
  cases: 'ticket.work',
  calls: 'calls.read',
  audit: 'audit.read',
};
/** Sharing one's views with everybody who may see the screen. */
export const RIGHT_TO_SHARE: Right = 'queue.manage';

export const MOST_VIEW_NAME = 40;
/** Of one person on one screen. */
export const MOST_VIEWS = 100;

const screen = z.enum(VIEW_SCREENS);
const query = z.object({
  /** The part of the screen's address behind the question mark. */
  address: z.string().max(20_000),
  /** Names of the columns, where the screen lets them be chosen. */
  columns: z.array(z.string().max(40)).max(60).nullable().default(null),
});

/** Error: `forbidden/right-missing` {right}. */
export const savedViewsInput = z.object({ screen });
const savedView = query.extend({
  id,
  name: z.string(),
  shared: z.boolean(),
  /** Whose it is; others see it because it is shared. */
  ownerName: z.string(),
  /** May be changed and deleted by the asker. */
  mayChange: z.boolean(),
});
export type SavedView = z.output<typeof savedView>;
export const savedViews = z.object({ views: z.array(savedView) });

/**
 * A list, new (`id` null) or in place of a known one. Refusals: `forbidden/right-missing` {right}, `not-found/view-unknown`,
 * `invalid/view-name-empty`, `invalid/view-name-long` {most}, `conflict/view-name-taken` {name}, `forbidden/view-of-other`
 * {name}, `forbidden/view-shared-by-leads`, `refused/views-too-many` {most}.
 */
export const saveViewInput = query.extend({
  id: id.nullable(),
  screen,
  name: z.string().trim().max(500),
  shared: z.boolean().default(false),
});
export type SaveViewInput = z.output<typeof saveViewInput>;
export const saveViewOutput = z.object({ id });
/** Errors: `not-found/view-unknown`, `forbidden/view-of-other` {name}. */
export const removeViewInput = z.object({ id });
