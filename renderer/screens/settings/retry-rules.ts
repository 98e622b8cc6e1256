import { RETRIED_DISPOSITIONS } from '../../../shared/contract/dispositions.ts';
import type { CompanySettings, CompanySettingsChange, RetryRule } from '../../../shared/contract/settings.ts';
import { DEFAULT_RETRY_RULES, retryRuleOf } from '../../../shared/domain/queue/retry.ts';

type Retried = (typeof RETRIED_DISPOSITIONS)[number];

/** The whole table as it is edited. */
export type RetryRules = Readonly<Record<Retried, RetryRule>>;

const LIMITS = { waitMinutes: { least: 0, most: 1440 }, mostAttempts: { least: 1, most: 20 } } as const;

/** The company's rules, with the defaults where it has none of its own. */
export function rulesOf(stored: CompanySettings['retryRules']): RetryRules {
  return Object.fromEntries(RETRIED_DISPOSITIONS.map((result) => [result, retryRuleOf(result, stored)])) as RetryRules;
}

export function sameRule(a: RetryRule, b: RetryRule): boolean {
  return (
    a.isFinal === b.isFinal &&
    (a.isFinal || (a.waitMinutes === b.waitMinutes && a.mostAttempts === b.mostAttempts && a.nextPhone === b.nextPhone))
  );
}

/** What is kept: only what differs from the defaults, so that a default that gets better reaches everybody. */
export function changedRules(rules: RetryRules): NonNullable<CompanySettingsChange['retryRules']> {
  return Object.fromEntries(
    RETRIED_DISPOSITIONS.filter((result) => !sameRule(rules[result], DEFAULT_RETRY_RULES[result])).map((result) => {
      const rule = rules[result];
      // What a final result would wait for is never asked; an emptied field keeps nothing from being saved.
      return [result, rule.isFinal ? { ...DEFAULT_RETRY_RULES[result], isFinal: true } : rule];
    }),
  );
}

export interface RetryProblem {
  readonly result: Retried;
  readonly key: keyof typeof LIMITS;
  readonly least: number;
  readonly most: number;
}

/** The first number that is out of its range, or null. */
export function problemOf(rules: RetryRules): RetryProblem | null {
  for (const result of RETRIED_DISPOSITIONS) {
    const rule = rules[result];
    if (rule.isFinal) continue;
    for (const key of ['waitMinutes', 'mostAttempts'] as const) {
      const { least, most } = LIMITS[key];
      if (!Number.isInteger(rule[key]) || rule[key] < least || rule[key] > most) return { result, key, least, most };
    }
  }
  return null;
}
