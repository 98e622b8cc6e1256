import {
  allClasses,
  allClassTypes,
  classUses,
  deleteClass,
  deleteClassType,
  findClass,
  findClassType,
  insertClass,
  insertClassType,
  renameClass,
  renameClassType,
  setGroups,
} from '../../../db/classes.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { CommandContext } from '../services.ts';

/**
 * Makes a class type or renames it; a new one joins the customer groups at their end, the first is the main one.
 * Errors: `not-found/class-type-unknown`, `conflict/class-type-code-taken`.
 */
export function saveClassType(
  tx: WritableDB,
  ctx: CommandContext,
  input: { id: string | null; code: string; name: string },
): { id: string } {
  const types = allClassTypes(tx);
  if (types.some((type) => type.code === input.code && type.id !== input.id)) {
    throw new AppError('conflict', 'class-type-code-taken', { code: input.code });
  }
  const before = types.find((type) => type.id === input.id);
  if (input.id !== null && !before) throw new AppError('not-found', 'class-type-unknown');
  const id = input.id ?? ctx.newId();
  const groupRank = Math.max(0, ...types.map((type) => type.groupRank ?? 0)) + 1;
  const hasMain = types.some((type) => type.isMain === 1);
  if (before) renameClassType(tx, { id, code: input.code, name: input.name });
  else insertClassType(tx, { id, code: input.code, name: input.name, groupRank, isMain: hasMain ? 0 : 1 });
  ctx.audit({
    entity: 'class-type',
    entityId: id,
    before: before ? { code: before.code, name: before.name } : null,
    after: { code: input.code, name: input.name },
  });
  ctx.publish('plan.changed');
  return { id };
}

/** Errors: `not-found/class-type-unknown`, `conflict/class-type-has-classes`. */
export function removeClassType(tx: WritableDB, ctx: CommandContext, { id }: { id: string }): { ok: true } {
  const before = findClassType(tx, id);
  if (!before) throw new AppError('not-found', 'class-type-unknown');
  const classes = allClasses(tx).filter((one) => one.classTypeId === id);
  if (classes.length > 0) {
    const names = classes.map((one) => one.name).join(', ');
    throw new AppError('conflict', 'class-type-has-classes', {
      name: before.name,
      count: classes.length,
      classes: names,
    });
  }
  deleteClassType(tx, id);
  ctx.audit({ entity: 'class-type', entityId: id, before, after: null });
  ctx.publish('plan.changed');
  return { ok: true };
}

/** Errors: `not-found/class-unknown`, `not-found/class-type-unknown`, `conflict/class-code-taken`. */
export function saveClass(
  tx: WritableDB,
  ctx: CommandContext,
  input: { id: string | null; classTypeId: string; code: string; name: string },
): { id: string } {
  if (!findClassType(tx, input.classTypeId)) throw new AppError('not-found', 'class-type-unknown');
  const siblings = allClasses(tx).filter((one) => one.classTypeId === input.classTypeId);
  if (siblings.some((one) => one.code === input.code && one.id !== input.id)) {
    throw new AppError('conflict', 'class-code-taken', { code: input.code });
  }
  const before = input.id === null ? undefined : findClass(tx, input.id);
  if (input.id !== null && before?.classTypeId !== input.classTypeId) throw new AppError('not-found', 'class-unknown');
  const id = input.id ?? ctx.newId();
  const { code, name, classTypeId } = input;
  const position = Math.max(0, ...siblings.map((one) => one.position)) + 1;
  if (before) renameClass(tx, { id, code, name });
  else insertClass(tx, { id, classTypeId, code, name, position });
  const was = before ? { classTypeId: before.classTypeId, code: before.code, name: before.name } : null;
  ctx.audit({ entity: 'class', entityId: id, before: was, after: { classTypeId, code, name } });
  ctx.publish('plan.changed');
  return { id };
}

/** Errors: `not-found/class-unknown`, `conflict/class-used` {name, customers, strategies, quotas, others}. */
export function removeClass(tx: WritableDB, ctx: CommandContext, { id }: { id: string }): { ok: true } {
  const before = findClass(tx, id);
  if (!before) throw new AppError('not-found', 'class-unknown');
  const uses = classUses(tx, id);
  if (Object.values(uses).some((count) => count > 0)) {
    throw new AppError('conflict', 'class-used', { name: before.name, ...uses });
  }
  deleteClass(tx, id);
  ctx.audit({ entity: 'class', entityId: id, before, after: null });
  ctx.publish('plan.changed');
  return { ok: true };
}

/** Chooses the company's customer groups: types in rank order, one of them the main one. Error: `not-found/class-type-unknown`. */
export function chooseGroups(
  tx: WritableDB,
  ctx: CommandContext,
  input: { classTypeIds: readonly string[]; mainId: string | null },
): { ok: true } {
  const types = allClassTypes(tx);
  const known = new Set(types.map((type) => type.id));
  const wanted = [...new Set(input.classTypeIds)];
  if (wanted.some((id) => !known.has(id))) throw new AppError('not-found', 'class-type-unknown');
  const mainId = input.mainId !== null && wanted.includes(input.mainId) ? input.mainId : (wanted[0] ?? null);
  setGroups(tx, wanted, mainId);
  ctx.audit({
    entity: 'customer-groups',
    entityId: 'company',
    before: types.filter((type) => type.groupRank !== null).map((type) => type.code),
    after: wanted.map((id) => types.find((type) => type.id === id)?.code),
  });
  ctx.publish('plan.changed');
  return { ok: true };
}
