import type { FieldDefinition } from '../../contract/tickets.ts';
import { isBusinessDate } from '../calendar/business-date.ts';

export type FieldValues = Readonly<Record<string, string | number | null>>;

/**
 * The values of a category's own fields as they are stored: unknown keys left out, empty texts null. The label of the
 * first field that is missing or no fitting value comes instead. What is counted or measured is never below 0.
 */
export function checkFields(
  definitions: readonly FieldDefinition[],
  given: FieldValues,
): { values: FieldValues } | { problem: 'missing' | 'wrong' | 'negative'; label: string } {
  const values: Record<string, string | number | null> = {};
  for (const field of definitions) {
    const raw = given[field.key] ?? null;
    const value = typeof raw === 'string' ? raw.trim() || null : raw;
    if (value === null && field.required) return { problem: 'missing', label: field.label };
    if (value !== null && !fits(field, value)) return { problem: 'wrong', label: field.label };
    if (typeof value === 'number' && value < 0) return { problem: 'negative', label: field.label };
    values[field.key] = value;
  }
  return { values };
}

function fits({ type, choices }: FieldDefinition, value: string | number): boolean {
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value);
  if (typeof value !== 'string') return false;
  if (type === 'date') return isBusinessDate(value);
  return type === 'text' || choices.includes(value);
}
