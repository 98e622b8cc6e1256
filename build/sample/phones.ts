import type { Random } from './random.ts';

/**
 * Numbers that nobody can have: mobile prefixes that were never given out, and a landline of the right area whose
 * local number begins with 0. None begins like an emergency or service number, should somebody dial it.
 */
const UNUSED_MOBILE_PREFIXES = ['154', '161', '163', '164', '169'] as const;

export function mobileNumber(random: Random): string {
  return random.pick(UNUSED_MOBILE_PREFIXES) + String(random.between(0, 99_999_999)).padStart(8, '0');
}

export function landlineNumber(random: Random): string {
  return `07310${String(random.between(0, 9_999_999)).padStart(7, '0')}`;
}
