import { listAbsences as absencesFrom, peopleOfTeam } from '../../../db/absences.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { companySettings } from '../../../db/settings.ts';
import type { AbsenceList } from '../../../shared/contract/absences.ts';
import { addDays, businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { ReadContext } from '../services.ts';
import { teamViewOf } from '../supervision/show-live.ts';
import { absenceLine } from './absence-line.ts';

/** Ended ones are shown for a month. */
const PAST_DAYS = 30;
const SHOWN = 200;

/** Who is away, will be or was lately, and who can be marked: people of the own team, for a supervisor everybody. */
export function listAbsences(db: ReadableDB, ctx: ReadContext, _input: object): AbsenceList {
  const today = businessDateAt(ctx.nowMs, companySettings(db).timeZone);
  const team = teamViewOf(ctx.actor);
  return {
    nowMs: ctx.nowMs,
    today,
    absences: absencesFrom(db, addDays(today, -PAST_DAYS), team, SHOWN).map((row) =>
      absenceLine(db, row, ctx.nowMs, today),
    ),
    people: peopleOfTeam(db, team),
  };
}
