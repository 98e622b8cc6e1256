import type { z } from 'zod';
import type { ReadableDB } from '../../../db/connection.ts';
import { allCategories, isCategoryUsed } from '../../../db/ticket-categories.ts';
import { type CategoryRow, findUnit } from '../../../db/ticket-setup.ts';
import type { categoriesInput, categoriesOutput, categoryLines } from '../../../shared/contract/ticket-setup.ts';
import { nameInitials } from '../../../shared/domain/customers/initials.ts';
import { inTreeOrder } from '../../../shared/domain/tickets/category-tree.ts';
import type { Query } from '../services.ts';

/** The categories that a case can be registered under: active up to the root, as a tree is read. */
export const listCategories: Query<z.output<typeof categoriesInput>, z.input<typeof categoriesOutput>> = (
  db,
  _ctx,
  { kind },
) => {
  const rows = allCategories(db).filter((row) => row.active === 1 && (kind === null || row.kind === kind));
  return {
    categories: inTreeOrder(rows).map(({ category, above }) => ({
      ...described(db, category, above),
      path: [...above, category].map(({ name }) => name),
      initials: [...above, category].map(({ name }) => nameInitials(name)).join(' '),
    })),
  };
};

/** All of them, for whoever sets them up. */
export const listCategoryLines: Query<unknown, z.input<typeof categoryLines>> = (db) => ({
  categories: inTreeOrder(allCategories(db)).map(({ category, above }) => ({
    ...described(db, category, above),
    active: category.active === 1,
    used: isCategoryUsed(db, category.id),
  })),
});

function described(db: ReadableDB, row: CategoryRow, above: readonly CategoryRow[]) {
  const { active: _, position: __, ...shown } = row;
  const unitId = [...above, row].findLast((each) => each.unitId !== null)?.unitId ?? null;
  return {
    ...shown,
    level: above.length,
    unitName: unitId === null ? null : (findUnit(db, unitId)?.name ?? null),
    fields: [...row.fields],
    checklist: [...row.checklist],
    changeFields: [...row.changeFields],
  };
}
