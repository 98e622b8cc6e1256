import type { z } from 'zod';
import type { ReadableDB } from '../../../db/connection.ts';
import { companySettings } from '../../../db/settings.ts';
import { allSkills, heldSkills } from '../../../db/skills.ts';
import { movableOfDay, unreachedOfDay } from '../../../db/supervision.ts';
import type { movableInput, movableList, unreachedList } from '../../../shared/contract/supervision.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { skillsIn } from '../../../shared/domain/queue/skills.ts';
import { seesNumbersOf } from '../customers/visible-phones.ts';
import type { Query, ReadContext } from '../services.ts';
import { teamViewOf } from './show-live.ts';

/** A lead repairs what is at the top; more than this is a matter for the plan. */
const SHOWN = 2_000;

/** Customers whom today's attempts have not reached, or whose cut-off has passed. */
export const listUnreached: Query<unknown, z.input<typeof unreachedList>> = (db, ctx) => {
  const view = { fullNumbers: seesNumbersOf(ctx.actor, ctx.actor.teamId), limit: SHOWN };
  const { total, rows } = unreachedOfDay(db, today(db, ctx), ctx.nowMs, teamViewOf(ctx.actor), view);
  return { total, lines: rows as z.input<typeof unreachedList>['lines'] };
};

/** Open calls of today that may be given to others, and who holds the skills that they need. */
export const listMovable: Query<z.output<typeof movableInput>, z.input<typeof movableList>> = (db, ctx, input) => {
  const whose = { operatorId: input.operatorId, routeId: input.routeId, limit: SHOWN };
  const { total, rows } = movableOfDay(db, today(db, ctx), ctx.nowMs, teamViewOf(ctx.actor), whose);
  const needed = new Set(rows.flatMap((row) => skillsIn(row.neededSkills)));
  const skills = needed.size === 0 ? [] : allSkills(db).filter((skill) => needed.has(skill.id));
  const held = needed.size === 0 ? [] : [...heldSkills(db)];
  return {
    total,
    lines: rows,
    skills,
    held: held.map(([operatorId, own]) => ({ operatorId, skillIds: [...own].filter((skill) => needed.has(skill)) })),
  };
};

function today(db: ReadableDB, ctx: ReadContext): string {
  return businessDateAt(ctx.nowMs, companySettings(db).timeZone);
}
