const LEVELS = ['worker', 'lead', 'supervisor'] as const;

/** In shared/i18n: whose a case of this level is. */
export function levelKey(level: number): `tickets.level.${(typeof LEVELS)[number]}` {
  return `tickets.level.${LEVELS[level] ?? 'supervisor'}`;
}
