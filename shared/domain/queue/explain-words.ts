import { AppError } from '../../contract/errors.ts';
import type { ExplainStep } from '../../contract/queue-plan.ts';
import { WEEKDAY_CODES } from '../calendar/business-date.ts';
import { parseCycleRule } from '../strategies/cycle-rule.ts';
import { ruleInWords, type Translate } from '../strategies/rule-in-words.ts';

/**
 * One step of an explanation as a sentence. A parameter that begins with `@` is itself a key of shared/i18n; the rule of
 * the step `rule` is said in words.
 */
export function explainSentence(step: ExplainStep, t: Translate): string {
  const params: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(step.params)) {
    params[name] = typeof value === 'string' && value.startsWith('@') ? t(value.slice(1)) : value;
  }
  if (step.key === 'rule')
    params.words = storedRuleInWords(String(step.params.rule), String(step.params.weekdays ?? ''), t);
  return t(`queue.explain.${step.key}`, params);
}

/** A stored rule in words; what can't be read as a rule is shown as it is stored. */
export function storedRuleInWords(rule: string, weekdays: string, t: Translate): string {
  try {
    return ruleInWords(
      parseCycleRule(rule),
      WEEKDAY_CODES.filter((code) => weekdays.includes(code)),
      t,
    );
  } catch (error) {
    if (error instanceof AppError) return rule;
    throw error;
  }
}
