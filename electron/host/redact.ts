import { PHONE_IN_TEXT } from '../../shared/domain/customers/mask-number.ts';

/** Fields that never reach the log: who somebody is, how to reach them, and what opens doors. */
const PRIVATE_KEYS =
  /^(phones?|phoneNumber|number|(person|caller)(Phone|Number)|mobile|\w*account|(customer|person|contact)?name|contact|address|licen[cs]e(Number)?|note|text|password\w*|token\w*|secret\w*|authorization|cookie)$/i;

const DEPTH = 6;

/** A copy of what is to be logged without personal data. Errors keep type, message, stack and code. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.replace(PHONE_IN_TEXT, '[phone]');
  if (value === null || typeof value !== 'object') return value;
  if (depth >= DEPTH) return '[deep]';
  if (value instanceof Error) {
    return {
      type: value.name,
      message: redact(value.message),
      stack: redact(value.stack ?? ''),
      ...('code' in value ? { code: value.code } : {}),
      ...(value.cause === undefined ? {} : { cause: redact(value.cause, depth + 1) }),
    };
  }
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      PRIVATE_KEYS.test(key) && item !== null ? '[private]' : redact(item, depth + 1),
    ]),
  );
}
