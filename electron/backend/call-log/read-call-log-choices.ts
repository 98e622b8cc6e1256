import { callLogChoices as choices } from '../../../db/call-log-choices.ts';
import { companySettings } from '../../../db/settings.ts';
import type { CallLogChoices } from '../../../shared/contract/call-log.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { Query } from '../services.ts';
import { callLogViewOf } from './call-log-view.ts';

/** What the filter bar offers this person. */
export const readCallLogChoices: Query<unknown, CallLogChoices> = (db, ctx) => {
  const view = callLogViewOf(ctx.actor);
  return {
    today: businessDateAt(ctx.nowMs, companySettings(db).timeZone),
    ...choices(db, view),
    choosesPeople: ctx.actor.scope !== 'own',
    mayExport: ctx.actor.rights.has('calls.export'),
    masked: !view.fullNumbers,
  };
};
