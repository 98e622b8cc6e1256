import type { z } from 'zod';
import type { ReadableDB, WritableDB } from '../../../db/connection.ts';
import { allCategories, findCategory, updateCategory } from '../../../db/ticket-categories.ts';
import { type CategoryRow, categoryPath, findUnit, insertCategory } from '../../../db/ticket-setup.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import {
  MOST_CATEGORY_LEVELS,
  type SaveCategoryInput,
  type saveCategoryOutput,
} from '../../../shared/contract/ticket-setup.ts';
import { type FieldDefinition, NUMBER_LETTERS, type TicketKind } from '../../../shared/contract/tickets.ts';
import { levelsBelow } from '../../../shared/domain/tickets/category-tree.ts';
import type { UseCase } from '../services.ts';

/** Writes a category, new or changed; cases that have it keep what they have. Errors: see `saveCategoryInput`. */
export const saveCategory: UseCase<SaveCategoryInput, z.input<typeof saveCategoryOutput>> = (tx, ctx, input) => {
  const before = input.id === null ? undefined : requireCategory(tx, input.id);
  const kind = before?.kind ?? input.kind;
  const all = allCategories(tx).filter((row) => row.kind === kind);
  const { name, parentId, priority, fields, checklist, template, unitId } = input;
  // Only a service request changes a customer.
  const changeFields = kind === 'service-request' ? [...new Set(input.changeFields)] : [];
  requireParent(all, before?.id ?? null, parentId);
  const siblings = all.filter((row) => row.parentId === parentId && row.id !== before?.id);
  const code = input.code || before?.code || nextCode(all, kind);
  if (all.some((row) => row.code === code && row.id !== before?.id)) {
    throw new AppError('conflict', 'category-code-taken', { code }, [{ path: 'code', key: 'category-code-taken' }]);
  }
  if (siblings.some((row) => row.name === name)) {
    throw new AppError('conflict', 'category-name-taken', { name }, [{ path: 'name', key: 'category-name-taken' }]);
  }
  if (unitId !== before?.unitId) requireUnit(tx, unitId);
  requireFields(fields);
  const row: CategoryRow = {
    ...{ id: before?.id ?? ctx.newId(), kind, parentId, code, name, unitId, priority, fields, checklist, template },
    changeFields,
    position:
      before?.parentId === parentId ? before.position : Math.max(0, ...siblings.map(({ position }) => position)) + 1,
    active: before?.active ?? 1,
  };
  if (before) updateCategory(tx, row);
  else insertCategory(tx, row);
  ctx.audit({ entity: 'ticket-category', entityId: row.id, ...(before ? { before } : {}), after: row });
  ctx.publish('case-setup.changed', [row.id]);
  return { id: row.id };
};

/** Error: `not-found/category-unknown`. */
export function requireCategory(db: ReadableDB, id: string): CategoryRow {
  const category = findCategory(db, id);
  if (!category) throw new AppError('not-found', 'category-unknown');
  return category;
}

function requireParent(all: readonly CategoryRow[], id: string | null, parentId: string | null): void {
  if (parentId === null) return;
  const path: CategoryRow[] = [];
  for (let at: string | null = parentId; at !== null; at = path.at(-1)?.parentId ?? null) {
    const above = all.find((row) => row.id === at);
    if (!above) throw new AppError('not-found', 'category-unknown');
    if (above.id === id) throw new AppError('invalid', 'category-under-itself');
    path.push(above);
  }
  const inactive = path.find(({ active }) => active === 0);
  if (inactive) throw new AppError('refused', 'category-inactive', { category: inactive.name });
  if (path.length + 1 + (id === null ? 0 : levelsBelow(all, id)) > MOST_CATEGORY_LEVELS) {
    throw new AppError('invalid', 'category-too-deep', { most: MOST_CATEGORY_LEVELS });
  }
}

function requireUnit(tx: WritableDB, unitId: string | null): void {
  if (unitId === null) return;
  const unit = findUnit(tx, unitId);
  if (!unit) throw new AppError('not-found', 'unit-unknown');
  if (unit.active === 0) throw new AppError('refused', 'unit-inactive', { unit: unit.name });
}

function requireFields(fields: readonly FieldDefinition[]): void {
  fields.forEach(({ key, label, type, choices }, at) => {
    const isTwice = fields.findIndex((field) => field.key === key || field.label === label) < at;
    if (isTwice) throw new AppError('invalid', 'category-field-twice', { field: label });
    if (type === 'choice' && choices.length < 2)
      throw new AppError('invalid', 'category-field-choices', { field: label });
  });
}

/** C-01, C-02 …: after the highest of that form. */
function nextCode(all: readonly CategoryRow[], kind: TicketKind): string {
  const prefix = `${NUMBER_LETTERS[kind]}-`;
  const taken = all.flatMap(({ code }) => (code.startsWith(prefix) ? [Number(code.slice(prefix.length))] : []));
  const highest = Math.max(0, ...taken.filter(Number.isSafeInteger));
  return `${prefix}${String(highest + 1).padStart(2, '0')}`;
}

/** Error: `refused/category-inactive` {category} for one that is out of use, or under one that is. */
export function requireActiveAbove(db: ReadableDB, category: CategoryRow): void {
  const inactive = categoryPath(db, category.id).find((row) => row.id !== category.id && row.active === 0);
  if (inactive) throw new AppError('refused', 'category-inactive', { category: inactive.name });
}
