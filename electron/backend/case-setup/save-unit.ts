import type { z } from 'zod';
import type { ReadableDB, WritableDB } from '../../../db/connection.ts';
import { findOperator } from '../../../db/operators.ts';
import { companySettings } from '../../../db/settings.ts';
import { addUnitMember, findUnit, insertUnit, type UnitRow } from '../../../db/ticket-setup.ts';
import {
  allUnits,
  deleteUnit,
  isUnitUsed,
  membersOfUnit,
  openCasesOfUnit,
  removeUnitMember,
  updateUnit,
} from '../../../db/units.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { OPEN_CASES_COUNTED } from '../../../shared/contract/ticket-setup.ts';
import type {
  RemoveUnitOutput,
  SaveUnitInput,
  saveUnitOutput,
  setUnitActiveInput,
  unitInput,
} from '../../../shared/contract/units.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { CommandContext, UseCase } from '../services.ts';

/** Writes a unit, new or changed, with its members; its cases stay where they are. Errors: see `saveUnitInput`. */
export const saveUnit: UseCase<SaveUnitInput, z.input<typeof saveUnitOutput>> = (tx, ctx, input) => {
  const before = input.id === null ? undefined : requireUnit(tx, input.id);
  const { name, assigning, memberIds } = input;
  const others = allUnits(tx).filter(({ id }) => id !== before?.id);
  const code = input.code || before?.code || nextCode(others);
  if (others.some((unit) => unit.code === code)) throw taken('code', 'unit-code-taken', { code });
  if (others.some((unit) => unit.name === name)) throw taken('name', 'unit-name-taken', { name });
  if (assigning !== 'unit' && memberIds.length === 0)
    throw new AppError('invalid', 'unit-needs-members', { unit: name });
  const unit: UnitRow = { id: before?.id ?? ctx.newId(), code, name, assigning, active: before?.active ?? 1 };
  if (before) updateUnit(tx, unit);
  else insertUnit(tx, unit);
  const membersBefore = putMembers(tx, ctx, unit.id, memberIds);
  ctx.audit({
    entity: 'unit',
    entityId: unit.id,
    ...(before ? { before: { ...before, memberIds: membersBefore } } : {}),
    after: { ...unit, memberIds },
  });
  ctx.publish('case-setup.changed', [unit.id]);
  return { id: unit.id };
};

/** Out of use or in use again. Error: `not-found/unit-unknown`. */
export const setUnitActive: UseCase<z.output<typeof setUnitActiveInput>, { ok: true }> = (tx, ctx, { id, active }) => {
  putActive(tx, ctx, requireUnit(tx, id), active ? 1 : 0);
  return { ok: true };
};

/** Deletes a unit that nothing names; one that cases or categories name is made inactive. Error: `not-found/unit-unknown`. */
export const removeUnit: UseCase<z.output<typeof unitInput>, RemoveUnitOutput> = (tx, ctx, { id }) => {
  const unit = requireUnit(tx, id);
  const openCases = openCasesOfUnit(tx, id, OPEN_CASES_COUNTED);
  if (isUnitUsed(tx, id)) {
    putActive(tx, ctx, unit, 0);
    return { removed: false, openCases };
  }
  deleteUnit(tx, id);
  ctx.audit({ entity: 'unit', entityId: id, before: unit });
  ctx.publish('case-setup.changed', [id]);
  return { removed: true, openCases };
};

function putActive(tx: WritableDB, ctx: CommandContext, unit: UnitRow, active: 0 | 1): void {
  updateUnit(tx, { ...unit, active });
  const { name } = unit;
  ctx.audit({ entity: 'unit', entityId: unit.id, before: { name, active: unit.active }, after: { name, active } });
  ctx.publish('case-setup.changed', [unit.id]);
}

/** Who stays keeps the place in turn. Returns who were members before. */
function putMembers(tx: WritableDB, ctx: CommandContext, unitId: string, memberIds: readonly string[]): string[] {
  const before = membersOfUnit(tx, unitId, businessDateAt(ctx.nowMs, companySettings(tx).timeZone)).map(
    ({ operatorId }) => operatorId,
  );
  for (const operatorId of memberIds) {
    if (!before.includes(operatorId) && !findOperator(tx, operatorId)?.active) {
      throw new AppError('not-found', 'operator-unknown');
    }
    addUnitMember(tx, unitId, operatorId);
  }
  for (const operatorId of before) if (!memberIds.includes(operatorId)) removeUnitMember(tx, unitId, operatorId);
  return before;
}

function requireUnit(db: ReadableDB, id: string): UnitRow {
  const unit = findUnit(db, id);
  if (!unit) throw new AppError('not-found', 'unit-unknown');
  return unit;
}

function taken(path: string, key: string, params: Readonly<Record<string, string>>): AppError {
  return new AppError('conflict', key, params, [{ path, key, params }]);
}

/** U-01, U-02 …: after the highest of that form. */
function nextCode(units: readonly UnitRow[]): string {
  const numbers = units.map(({ code }) => Number(/^U-(\d+)$/.exec(code)?.[1] ?? 0));
  return `U-${String(Math.max(0, ...numbers) + 1).padStart(2, '0')}`;
}
