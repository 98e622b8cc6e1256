import type { z } from 'zod';
import { auditEntities, auditPeople, listAudit } from '../../../db/audit-list.ts';
import { companySettings } from '../../../db/settings.ts';
import type { AuditChoices, auditPage, auditPageInput } from '../../../shared/contract/audit.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { changesBetween, withoutPhones } from '../../../shared/domain/audit/changes.ts';
import { addDays, businessDateAt, instantOf } from '../../../shared/domain/calendar/business-date.ts';
import { maskNumbersIn } from '../../../shared/domain/customers/mask-number.ts';
import type { Query } from '../services.ts';

/** A page of the audit log, newest first, with what each row changed. Error: `invalid/date-range-backwards`. */
export const readAuditPage: Query<z.output<typeof auditPageInput>, z.input<typeof auditPage>> = (db, ctx, input) => {
  const { from, to, ...search } = input.filter;
  if (from !== null && to !== null && from > to) throw new AppError('invalid', 'date-range-backwards', { from, to });
  const { timeZone } = companySettings(db);
  const fromMs = from === null ? null : instantOf(from, 0, timeZone);
  const untilMs = to === null ? null : instantOf(addDays(to, 1), 0, timeZone);
  const rows = listAudit(db, { ...search, fromMs, untilMs }, input.cursor, input.limit + 1);
  const shown = rows.slice(0, input.limit);
  const fullNumbers = ctx.actor.rights.has('phone.full');
  return {
    entries: shown.map(({ before, after, reason, ...row }) => {
      const changes = changesBetween(parsed(before), parsed(after));
      if (fullNumbers) return { ...row, reason, changes };
      return { ...row, reason: reason && maskNumbersIn(reason), changes: withoutPhones(changes) };
    }),
    nextCursor: rows.length > input.limit ? (shown.at(-1)?.seq ?? null) : null,
  };
};

/** What the filter offers. */
export const readAuditChoices: Query<unknown, AuditChoices> = (db, ctx) => ({
  people: auditPeople(db),
  entities: auditEntities(db),
  today: businessDateAt(ctx.nowMs, companySettings(db).timeZone),
});

function parsed(json: string | null): unknown {
  return json === null ? undefined : JSON.parse(json);
}
