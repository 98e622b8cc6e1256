import type { ReadableDB } from '../../../db/connection.ts';
import { findOperator } from '../../../db/operators.ts';
import { countDryReasons, type DryAsked, listDryRows } from '../../../db/queue-dry.ts';
import { wasBuilt } from '../../../db/queue-next.ts';
import { holdersOfSet, namesOfSets, setsBeyond, setsBeyondAll } from '../../../db/queue-skills.ts';
import { companySettings } from '../../../db/settings.ts';
import type { Disposition } from '../../../shared/contract/dispositions.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type {
  DryCustomers,
  DryCustomersInput,
  DryInput,
  DryReason,
  DrySummary,
} from '../../../shared/contract/queue.ts';
import { instantOf } from '../../../shared/domain/calendar/business-date.ts';
import { nextWindowStart, parseWindows } from '../../../shared/domain/queue/calling-windows.ts';
import type { SkillSet } from '../../../shared/domain/queue/skills.ts';
import type { ActionContext } from '../api/procedure.ts';
import type { JobContext } from '../jobs/job.ts';
import type { ReadContext } from '../services.ts';
import { teamViewOf } from '../supervision/show-live.ts';
import { requirePersonInReach } from './absence-line.ts';
import { isLarge } from './list-queue.ts';
import { someNames } from './some-names.ts';
import { addNeed, dryAsked, needsInWords, nextAtOf, orderedCounts } from './why-dry.ts';

/** Why nothing can be given out to the asker, to another seat or at all; of a large center in a worker. */
export async function readWhyDry(ctx: ActionContext, input: DryInput): Promise<DrySummary> {
  const { db, jobs } = ctx.services;
  const asked = askedFor(db, ctx, input);
  return looksLong(db, asked) ? jobs.run('why-dry', asked) : summarizeDry(db, asked);
}

/** The customers that one of these reasons holds back, with the particular of each. */
export async function readDryCustomers(ctx: ActionContext, input: DryCustomersInput): Promise<DryCustomers> {
  const { db, jobs } = ctx.services;
  const { reason, limit, offset } = input;
  const asked = askedFor(db, ctx, input);
  const page = { reason, limit, offset };
  return looksLong(db, asked) ? jobs.run('dry-customers', { asked, page }) : listDryCustomers(db, asked, page);
}

function looksLong(db: ReadableDB, { businessDate }: DryAsked): boolean {
  return isLarge(db, { date: businessDate, teamId: null });
}

/**
 * Whose calls are asked about. What others get is the lead's to ask, of the own team.
 * Errors: `not-found/operator-unknown`, `forbidden/person-of-other-team`.
 */
export function askedFor(db: ReadableDB, ctx: ReadContext, { operatorId }: DryInput): DryAsked {
  const own = dryAsked(db, ctx);
  if (operatorId === undefined || operatorId === ctx.actor.operatorId) return own;
  if (!ctx.actor.rights.has('supervision.read')) throw new AppError('forbidden', 'person-of-other-team');
  if (operatorId === null) {
    const beyond = JSON.stringify(setsBeyondAll(db, own.businessDate));
    return { ...own, operatorId: null, ...teamViewOf(ctx.actor), beyond };
  }
  const person = findOperator(db, operatorId);
  if (!person) throw new AppError('not-found', 'operator-unknown');
  requirePersonInReach(ctx.actor, person.teamId);
  return { ...own, operatorId, beyond: JSON.stringify(setsBeyond(db, own.businessDate, operatorId)) };
}

/** The job. */
export function whyDryJob(job: JobContext, asked: DryAsked): DrySummary {
  return summarizeDry(job.reader, asked);
}

export interface DryPageAsked {
  readonly asked: DryAsked;
  readonly page: { readonly reason: DryReason; readonly limit: number; readonly offset: number };
}

/** The job. */
export function dryCustomersJob(job: JobContext, { asked, page }: DryPageAsked): DryCustomers {
  return listDryCustomers(job.reader, asked, page);
}

export function summarizeDry(db: ReadableDB, asked: DryAsked): DrySummary {
  const counts = new Map<DryReason, number>();
  const needs = new Map<SkillSet, number>();
  let free = 0;
  for (const { reason, needed, n } of countDryReasons(db, asked)) {
    if (reason === null) free += n;
    else counts.set(reason, (counts.get(reason) ?? 0) + n);
    if (reason === 'needs-skill') addNeed(needs, needed, n);
  }
  const notLeft = (counts.get('cut-off-passed') ?? 0) + (counts.get('ordered-elsewhere') ?? 0);
  return {
    businessDate: asked.businessDate,
    left: [...counts.values()].reduce((sum, n) => sum + n, 0) + free - notLeft,
    free,
    nextAtMs: nextAtOf(db, asked),
    counts: orderedCounts(counts),
    needs: needsInWords(db, needs),
    built: wasBuilt(db, asked.businessDate),
  };
}

export function listDryCustomers(db: ReadableDB, asked: DryAsked, page: DryPageAsked['page']): DryCustomers {
  const { timeZone } = companySettings(db);
  const rows = listDryRows(db, asked, { ...page, limit: page.limit + 1 });
  const isSkill = page.reason === 'needs-skill';
  const sets = isSkill ? [...new Set(rows.map((row) => row.needed))] : [];
  const names = namesOfSets(db, sets);
  const holders = new Map(sets.map((set) => [set, holdersOfSet(db, set, asked).map(({ name }) => name)]));
  return {
    more: rows.length > page.limit,
    customers: rows.slice(0, page.limit).map(({ windows, needed, lastDisposition, ...row }) => {
      const start = page.reason === 'outside-window' ? nextWindowStart(parseWindows(windows), asked.minute) : null;
      return {
        ...row,
        ...(isSkill ? { note: names.get(needed) ?? null, who: someNames(holders.get(needed) ?? []) } : {}),
        lastDisposition: lastDisposition as Disposition | null,
        untilMs: start === null ? row.untilMs : instantOf(asked.businessDate, start, timeZone),
      };
    }),
  };
}
