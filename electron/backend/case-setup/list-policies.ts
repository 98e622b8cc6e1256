import type { z } from 'zod';
import { allClasses, allClassTypes, findClass } from '../../../db/classes.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { findCategory } from '../../../db/ticket-categories.ts';
import { activePolicies, allPolicies, type StoredPolicy } from '../../../db/ticket-setup.ts';
import type { PolicyLine, PolicyPreview, PolicyPreviewInput, policyLines } from '../../../shared/contract/policies.ts';
import { TICKET_KINDS } from '../../../shared/contract/tickets.ts';
import type { Query } from '../services.ts';
import { workingTimeOf } from '../tickets/working-time-of.ts';

/** Every policy, those in use first, with the classes that one can be for. */
export const listPolicies: Query<unknown, z.input<typeof policyLines>> = (db) => {
  const types = new Map(allClassTypes(db).map(({ id, name }) => [id, name]));
  return {
    policies: allPolicies(db).map((row) => policyLineOf(db, row)),
    classes: allClasses(db).map(({ id, name, classTypeId }) => ({ id, name: `${types.get(classTypeId)} · ${name}` })),
    starterOffered: TICKET_KINDS.some((kind) => activePolicies(db, kind).length === 0),
  };
};

export function policyLineOf(db: ReadableDB, { createdAtMs: _, active, ...row }: StoredPolicy): PolicyLine {
  return {
    ...row,
    categoryName: row.categoryId === null ? null : (findCategory(db, row.categoryId)?.name ?? null),
    className: row.classId === null ? null : (findClass(db, row.classId)?.name ?? null),
    active: active === 1,
  };
}

/** When a case registered at this instant would run out. */
export const previewPolicy: Query<PolicyPreviewInput, PolicyPreview> = (db, { nowMs }, input) => {
  const time = workingTimeOf(db);
  const due = (minutes: number | null) => (minutes === null ? null : time.after(nowMs, minutes * 60_000));
  return {
    firstResponseAtMs: due(input.firstResponseMinutes),
    handOverAtMs: due(input.handOverMinutes),
    solutionAtMs: due(input.solutionMinutes),
  };
};
