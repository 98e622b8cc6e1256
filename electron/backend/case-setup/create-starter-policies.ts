import type { z } from 'zod';
import type { WritableDB } from '../../../db/connection.ts';
import { companySettings } from '../../../db/settings.ts';
import { activePolicies, allPolicies, insertPolicy } from '../../../db/ticket-setup.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { starterPoliciesInput, starterPoliciesOutput } from '../../../shared/contract/policies.ts';
import { STARTER_POLICIES } from '../../../shared/domain/tickets/starter-policies.ts';
import { createTranslator, type Language } from '../../../shared/i18n/index.ts';
import type { UseCase } from '../services.ts';

const WARN_PERCENT = 80;

/** The usual times for kinds that have no policy in force. Error: `refused/policies-there` when every kind has one. */
export const createStarterPolicies: UseCase<
  z.output<typeof starterPoliciesInput>,
  z.input<typeof starterPoliciesOutput>
> = (tx, ctx, { language }) => {
  const created = putStarterPolicies(tx, () => ctx.newId(), ctx.nowMs, language);
  if (created.length === 0) throw new AppError('refused', 'policies-there');
  ctx.audit({ entity: 'ticket-policy', entityId: 'starter', after: { created } });
  ctx.publish('case-setup.changed');
  return { created: created.length };
};

/** Returns the names of what it wrote. A day is as long as the company's working periods together. */
export function putStarterPolicies(
  tx: WritableDB,
  newId: () => string,
  nowMs: number,
  language: Language,
): readonly string[] {
  const { t } = createTranslator(language);
  const dayMinutes = companySettings(tx).workingPeriods.reduce((sum, each) => sum + each.toMinute - each.fromMinute, 0);
  const known = allPolicies(tx).map(({ name }) => name);
  const wanted = STARTER_POLICIES.filter(({ kind }) => activePolicies(tx, kind).length === 0);
  return wanted.map(({ key, kind, priority, firstResponse, handOver, solution }) => {
    const solutionMinutes = 'days' in solution ? solution.days * dayMinutes : solution.minutes;
    const within = (minutes: number | null) => (minutes === null ? null : Math.min(minutes, solutionMinutes));
    const usual = t(`starter.policy.${key}`);
    // One of this name that is out of use keeps it.
    const name = known.includes(usual) ? `${usual} (${known.length + 1})` : usual;
    insertPolicy(tx, {
      ...{ id: newId(), name, kind, categoryId: null, priority, classId: null, createdAtMs: nowMs },
      ...{ firstResponseMinutes: within(firstResponse), handOverMinutes: within(handOver), solutionMinutes },
      warnPercent: WARN_PERCENT,
    });
    return name;
  });
}
