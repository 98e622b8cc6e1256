import type { z } from 'zod';
import type { WritableDB } from '../../../db/connection.ts';
import {
  allCategories,
  deleteCategory,
  isCategoryUsed,
  openCasesOfCategory,
  setCategoryPosition,
  updateCategory,
} from '../../../db/ticket-categories.ts';
import type { CategoryRow } from '../../../db/ticket-setup.ts';
import {
  type categoryInput,
  type moveCategoryInput,
  OPEN_CASES_COUNTED,
  type RemoveCategoryOutput,
  type setCategoryActiveInput,
} from '../../../shared/contract/ticket-setup.ts';
import type { CommandContext, UseCase } from '../services.ts';
import { requireActiveAbove, requireCategory } from './save-category.ts';

/** Changes places with its neighbour above or below. Error: `not-found/category-unknown`. */
export const moveCategory: UseCase<z.output<typeof moveCategoryInput>, { ok: true }> = (tx, ctx, { id, by }) => {
  const category = requireCategory(tx, id);
  const neighbours = allCategories(tx).filter(
    (row) => row.kind === category.kind && row.parentId === category.parentId,
  );
  const from = neighbours.findIndex((row) => row.id === id);
  const to = from + by;
  const other = neighbours[to];
  if (!other) return { ok: true };
  neighbours
    .with(from, other)
    .with(to, category)
    .forEach((row, at) => {
      setCategoryPosition(tx, row.id, at + 1);
    });
  ctx.audit({
    entity: 'ticket-category',
    entityId: id,
    before: { name: category.name, place: from + 1 },
    after: { name: category.name, place: to + 1 },
  });
  ctx.publish('case-setup.changed', [id]);
  return { ok: true };
};

/** Out of use or in use again. Errors: `not-found/category-unknown`, `refused/category-inactive` {category} above it. */
export const setCategoryActive: UseCase<z.output<typeof setCategoryActiveInput>, { ok: true }> = (tx, ctx, input) => {
  const category = requireCategory(tx, input.id);
  if (input.active) requireActiveAbove(tx, category);
  putActive(tx, ctx, category, input.active ? 1 : 0);
  return { ok: true };
};

/**
 * Deletes a category that nothing ever used; one that is used is made inactive instead, and its cases keep it. Error:
 * `not-found/category-unknown`.
 */
export const removeCategory: UseCase<z.output<typeof categoryInput>, RemoveCategoryOutput> = (tx, ctx, { id }) => {
  const category = requireCategory(tx, id);
  const openCases = openCasesOfCategory(tx, id, OPEN_CASES_COUNTED);
  if (isCategoryUsed(tx, id)) {
    putActive(tx, ctx, category, 0);
    return { removed: false, openCases };
  }
  deleteCategory(tx, id);
  ctx.audit({ entity: 'ticket-category', entityId: id, before: category });
  ctx.publish('case-setup.changed', [id]);
  return { removed: true, openCases };
};

function putActive(tx: WritableDB, ctx: CommandContext, category: CategoryRow, active: 0 | 1): void {
  updateCategory(tx, { ...category, active });
  ctx.audit({
    entity: 'ticket-category',
    entityId: category.id,
    before: { name: category.name, active: category.active },
    after: { name: category.name, active },
  });
  ctx.publish('case-setup.changed', [category.id]);
}
