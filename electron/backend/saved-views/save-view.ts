import type { z } from 'zod';
import type { ReadableDB } from '../../../db/connection.ts';
import {
  deleteSavedView,
  findSavedView,
  putSavedView,
  type SavedViewRow,
  savedViewsOf,
} from '../../../db/saved-views.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { done } from '../../../shared/contract/primitives.ts';
import {
  MOST_VIEW_NAME,
  MOST_VIEWS,
  RIGHT_TO_SHARE,
  type removeViewInput,
  type SaveViewInput,
  type saveViewOutput,
} from '../../../shared/contract/saved-views.ts';
import type { Actor, CommandContext, UseCase } from '../services.ts';
import { mayChange, requireScreen } from './list-views.ts';

/** Keeps a list under a name, or puts another in its place. Errors: see `saveViewInput`. */
export const saveView: UseCase<SaveViewInput, z.input<typeof saveViewOutput>> = (tx, ctx, input) => {
  const { actor } = ctx;
  const { screen, name, address, columns } = input;
  requireScreen(actor, screen);
  const known = input.id === null ? undefined : requireOwn(tx, actor, input.id);
  if (name === '') throw new AppError('invalid', 'view-name-empty');
  if ([...name].length > MOST_VIEW_NAME) throw new AppError('invalid', 'view-name-long', { most: MOST_VIEW_NAME });
  if (input.shared && !actor.rights.has(RIGHT_TO_SHARE)) throw new AppError('forbidden', 'view-shared-by-leads');
  const operatorId = known?.operatorId ?? actor.operatorId;
  const others = savedViewsOf(tx, operatorId, screen).filter(({ id }) => id !== input.id);
  // Two of one name in one list could not be told apart.
  if (others.some((other) => other.name === name)) throw new AppError('conflict', 'view-name-taken', { name });
  if (!known && others.filter((other) => other.operatorId === operatorId).length >= MOST_VIEWS) {
    throw new AppError('refused', 'views-too-many', { most: MOST_VIEWS });
  }
  const row: SavedViewRow = {
    ...{ id: input.id ?? ctx.newId(), operatorId, screen, name, shared: input.shared ? 1 : 0 },
    query: JSON.stringify({ address, columns }),
  };
  putSavedView(tx, row);
  written(ctx, row.id, known, row);
  return { id: row.id };
};

/** Errors: see `removeViewInput`. */
export const removeView: UseCase<z.output<typeof removeViewInput>, z.input<typeof done>> = (tx, ctx, { id }) => {
  const known = requireOwn(tx, ctx.actor, id);
  deleteSavedView(tx, id);
  written(ctx, id, known, undefined);
  return { ok: true };
};

function written(ctx: CommandContext, id: string, before?: SavedViewRow, after?: SavedViewRow): void {
  ctx.audit({ entity: 'saved-view', entityId: id, ...(before ? { before } : {}), ...(after ? { after } : {}) });
  ctx.publish('view.changed', [id]);
}

function requireOwn(db: ReadableDB, actor: Actor, id: string): SavedViewRow {
  const row = findSavedView(db, id);
  const isSeen = row !== undefined && (row.shared === 1 || row.operatorId === actor.operatorId);
  if (!isSeen) throw new AppError('not-found', 'view-unknown');
  if (!mayChange(actor, row.operatorId)) throw new AppError('forbidden', 'view-of-other', { name: row.name });
  return row;
}
