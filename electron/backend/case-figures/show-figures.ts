import { callLogChoices } from '../../../db/call-log-choices.ts';
import { companySettings } from '../../../db/settings.ts';
import { listTeams } from '../../../db/teams.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import {
  type CaseFiguresInput,
  type CaseFiguresOutput,
  type FigureChoices,
  MOST_FIGURE_DAYS,
} from '../../../shared/contract/ticket-figures.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { daysOf } from '../../../shared/domain/calendar/figure-period.ts';
import type { ActionContext } from '../api/procedure.ts';
import { callLogViewOf, checkRange } from '../call-log/call-log-view.ts';
import { reachOf } from '../queue/list-queue.ts';
import type { Query } from '../services.ts';

/** The figures of cases within the asker's reach: all of them, or those of the own team. Errors: see `caseFiguresInput`. */
export async function showFigures(ctx: ActionContext, input: CaseFiguresInput): Promise<CaseFiguresOutput> {
  checkRange(input);
  const days = daysOf(input);
  if (days > MOST_FIGURE_DAYS) {
    throw new AppError('invalid', 'figures-period-too-long', { days, most: MOST_FIGURE_DAYS });
  }
  const teamId = reachOf(ctx.actor).teamId ?? input.teamId;
  return ctx.services.jobs.run('case-figures', { ...input, teamId });
}

/** What the figures can be asked of. */
export const listFigureChoices: Query<unknown, FigureChoices> = (db, { actor, nowMs }) => ({
  today: businessDateAt(nowMs, companySettings(db).timeZone),
  teams: reachOf(actor).teamId === null ? listTeams(db).map(({ id, name }) => ({ id, name })) : [],
  classes: callLogChoices(db, callLogViewOf(actor)).classes.map(({ id, label }) => ({ id, name: label })),
});
