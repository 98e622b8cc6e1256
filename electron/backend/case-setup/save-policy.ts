import type { z } from 'zod';
import { findClass } from '../../../db/classes.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { findCategory } from '../../../db/ticket-categories.ts';
import {
  allPolicies,
  insertPolicy,
  type PolicyRow,
  type StoredPolicy,
  updatePolicy,
} from '../../../db/ticket-setup.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { SavePolicyInput, savePolicyOutput, setPolicyActiveInput } from '../../../shared/contract/policies.ts';
import type { UseCase } from '../services.ts';

/**
 * Writes a policy, new or changed. Open cases get its times at the next look at the clocks, a few seconds later. Errors: see
 * `savePolicyInput`.
 */
export const savePolicy: UseCase<SavePolicyInput, z.input<typeof savePolicyOutput>> = (tx, ctx, input) => {
  const all = allPolicies(tx);
  const before = input.id === null ? undefined : requirePolicy(all, input.id);
  const row: StoredPolicy = {
    ...input,
    id: before?.id ?? ctx.newId(),
    kind: before?.kind ?? input.kind,
    createdAtMs: before?.createdAtMs ?? ctx.nowMs,
    active: before?.active ?? 1,
  };
  requireTimes(row);
  requireChoice(tx, row);
  if (all.some(({ id, name, kind }) => id !== row.id && kind === row.kind && name === row.name)) {
    throw new AppError('conflict', 'policy-name-taken', { name: row.name }, [
      { path: 'name', key: 'policy-name-taken' },
    ]);
  }
  if (row.active === 1) requireOwnChoice(all, row);
  if (before) updatePolicy(tx, row);
  else insertPolicy(tx, policyRow(row));
  ctx.audit({ entity: 'ticket-policy', entityId: row.id, ...(before ? { before } : {}), after: row });
  ctx.publish('case-setup.changed', [row.id]);
  return { id: row.id };
};

/** Out of use, or in use again unless another has its place by now. Errors: see `setPolicyActiveInput`. */
export const setPolicyActive: UseCase<z.output<typeof setPolicyActiveInput>, { ok: true }> = (tx, ctx, input) => {
  const all = allPolicies(tx);
  const policy = requirePolicy(all, input.id);
  const active = input.active ? 1 : 0;
  if (input.active) requireOwnChoice(all, policy);
  updatePolicy(tx, { ...policy, active });
  const { name } = policy;
  ctx.audit({
    entity: 'ticket-policy',
    entityId: policy.id,
    before: { name, active: policy.active },
    after: { name, active },
  });
  ctx.publish('case-setup.changed', [policy.id]);
  return { ok: true };
};

function policyRow({ active: _, ...row }: StoredPolicy): PolicyRow {
  return row;
}

function requirePolicy(all: readonly StoredPolicy[], id: string): StoredPolicy {
  const policy = all.find((one) => one.id === id);
  if (!policy) throw new AppError('not-found', 'policy-unknown');
  return policy;
}

/** At least one clock; whatever comes before the solution may not take longer than it. */
function requireTimes({ firstResponseMinutes, handOverMinutes, solutionMinutes }: PolicyRow): void {
  if (firstResponseMinutes === null && handOverMinutes === null && solutionMinutes === null) {
    throw new AppError('invalid', 'policy-without-clock');
  }
  const most = solutionMinutes ?? Number.POSITIVE_INFINITY;
  if ((firstResponseMinutes ?? 0) > most) throw new AppError('invalid', 'policy-response-late');
  if ((handOverMinutes ?? 0) > most) throw new AppError('invalid', 'policy-hand-over-late');
}

function requireChoice(db: ReadableDB, { kind, categoryId, classId }: PolicyRow): void {
  if (categoryId !== null && findCategory(db, categoryId)?.kind !== kind) {
    throw new AppError('not-found', 'category-unknown');
  }
  if (classId !== null && !findClass(db, classId)) throw new AppError('not-found', 'class-unknown');
}

/** Of two in use for the very same cases one would never hold. */
function requireOwnChoice(all: readonly StoredPolicy[], row: PolicyRow): void {
  const other = all.find(
    (one) =>
      one.active === 1 &&
      one.id !== row.id &&
      one.kind === row.kind &&
      one.categoryId === row.categoryId &&
      one.priority === row.priority &&
      one.classId === row.classId,
  );
  if (other) throw new AppError('conflict', 'policy-choice-taken', { name: other.name });
}
