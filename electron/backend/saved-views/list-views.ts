import type { z } from 'zod';
import { savedViewsOf } from '../../../db/saved-views.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import {
  RIGHT_OF_SCREEN,
  type SaveViewInput,
  type savedViews,
  type savedViewsInput,
  type ViewScreen,
} from '../../../shared/contract/saved-views.ts';
import type { Actor, Query } from '../services.ts';

/** The asker's lists of a screen and those that are shared with everybody who sees it. Error: `forbidden/right-missing`. */
export const listViews: Query<z.output<typeof savedViewsInput>, z.input<typeof savedViews>> = (
  db,
  { actor },
  { screen },
) => {
  requireScreen(actor, screen);
  return {
    views: savedViewsOf(db, actor.operatorId, screen).map((row) => ({
      ...(JSON.parse(row.query) as Pick<SaveViewInput, 'address' | 'columns'>),
      id: row.id,
      name: row.name,
      shared: row.shared === 1,
      ownerName: row.ownerName,
      mayChange: mayChange(actor, row.operatorId),
    })),
  };
};

/** Error: `forbidden/right-missing` {right}. */
export function requireScreen(actor: Actor, screen: ViewScreen): void {
  const right = RIGHT_OF_SCREEN[screen];
  if (!actor.rights.has(right)) throw new AppError('forbidden', 'right-missing', { right });
}

/** Whoever made it; of people who are gone a supervisor clears up. */
export function mayChange(actor: Actor, ownerId: string): boolean {
  return ownerId === actor.operatorId || actor.roles.includes('supervisor');
}
