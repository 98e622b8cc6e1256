import type { WritableDB } from '../../../db/connection.ts';
import { companySettings, putSetting } from '../../../db/settings.ts';
import type { CalendarKind } from '../../../shared/contract/calendar.ts';
import type { CommandContext } from '../services.ts';

/** Changes the weekday pattern of a calendar, which is a setting of the company; days that differ from it stay. */
export function saveWeekdays(
  tx: WritableDB,
  ctx: CommandContext,
  { calendar, weekdays }: { readonly calendar: CalendarKind; readonly weekdays: readonly number[] },
): { ok: true } {
  const key = calendar === 'call' ? 'callWeekdays' : 'deliveryWeekdays';
  const before = companySettings(tx)[key];
  if (JSON.stringify(before) === JSON.stringify(weekdays)) return { ok: true };
  putSetting(tx, key, [...weekdays]);
  ctx.audit({ entity: 'setting', entityId: 'company', before: { [key]: before }, after: { [key]: weekdays } });
  ctx.publish('settings.changed');
  ctx.publish('plan.changed');
  return { ok: true };
}
