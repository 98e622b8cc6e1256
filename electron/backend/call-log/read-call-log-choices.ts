import { callLogChoices as choices } from '../../../db/call-log-choices.ts';
import { companySettings } from '../../../db/settings.ts';
import type { CallLogChoices } from '../../../shared/contract/call-log.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { Query } from '../services.ts';
import { callLogViewOf } from './call-log-view.ts';

/** What the filter bar offers this person. */
export const readCallLogChoices: Query<unknown, CallLogChoices> = (db, ctx) => {
  const settings = companySettings(db);
  return {
    today: businessDateAt(ctx.nowMs, settings.timeZone),
    timeZone: settings.timeZone,
    currency: settings.currency,
    ...choices(db, callLogViewOf(ctx.actor)),
    choosesPeople: ctx.actor.scope !== 'own',
    mayExport: ctx.actor.rights.has('calls.export'),
    masked: !ctx.actor.rights.has('phone.full'),
  };
};
