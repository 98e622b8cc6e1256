import { appendAudit } from '../../../db/audit.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import {
  createEntryTable,
  eachEntry,
  entryFigures,
  forgetComparison,
  markChanged,
  markStored,
  refuseEntry,
  stageEntry,
} from '../../../db/imports/entry-staging.ts';
import type { StagingDB } from '../../../db/imports/staging.ts';
import { findRouteByCode, type RouteRow, routeDayVersions } from '../../../db/routes.ts';
import { findTeamNamed } from '../../../db/teams.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { SaveRouteInput } from '../../../shared/contract/routes.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { plain } from '../../../shared/domain/imports/read-membership-row.ts';
import { isRejected, type Rejected, reject } from '../../../shared/domain/imports/read-order-row.ts';
import { type RouteEntry, routeRowReader } from '../../../shared/domain/imports/read-route-row.ts';
import { planRoute, saveRoute } from '../routes/save-route.ts';
import type { ImportSetting, KindImport } from './kind-import.ts';

type LinedEntry = RouteEntry & { readonly line: number };
/** `line`: the row that is refused, the others of its route with it; null: all of them for the same reason. */
interface RefusedRoute {
  readonly refused: Rejected;
  readonly line: number | null;
}

/**
 * Routes with their order weekdays, a row a weekday: the rows of a route are all of its weekdays from their date on, whole
 * or not at all, by the rules of the form. Routes that the file does not name stay, and so do orders that were taken.
 */
export function importRoutes(setting: ImportSetting, staging: StagingDB): KindImport {
  const { nowMs, newId, actor, mapping } = setting;
  const read = routeRowReader(setting.bound, businessDateAt(nowMs, setting.timeZone));
  const codeCell = setting.bound.cell('code');
  /** Line of a row that could not be read, by route. */
  const broken = new Map<string, number>();
  let planned: { readonly input: SaveRouteInput; readonly isNew: boolean }[] = [];
  let codes: string[] = [];
  let seen = '';
  createEntryTable(staging);

  function noteBroken(cells: readonly string[], line: number): void {
    const code = plain(codeCell(cells));
    if (code !== '' && !broken.has(code)) broken.set(code, line);
  }

  /** What the file was compared with: routes have no instant of their last change. */
  const storedRoutes = (db: ReadableDB): string =>
    JSON.stringify(
      codes.map((code) => {
        const route = findRouteByCode(db, code);
        return route && [route, routeDayVersions(db, route.id)];
      }),
    );

  function judge(db: ReadableDB, rows: readonly LinedEntry[]): RefusedRoute | SaveRouteInput {
    const [first] = rows as [LinedEntry];
    const { code, validFrom } = first;
    const unread = broken.get(code);
    if (unread !== undefined) return { refused: refusedWith(code, unread), line: null };
    for (const [at, { day, line }] of rows.entries()) {
      const earlier = rows.slice(0, at).find((one) => one.day.orderWeekday === day.orderWeekday);
      if (earlier) return { refused: reject('route-day-repeated', { route: code, line: earlier.line }), line };
    }
    const stored = findRouteByCode(db, code);
    const name = wordOf(rows, 'name');
    const team = wordOf(rows, 'team');
    if (name === null || team === null) return { refused: reject('route-rows-differ', { route: code }), line: null };
    if (name === '' && !stored) return { refused: reject('missing-name'), line: first.line };
    const teamId = team === '' ? (stored?.teamId ?? null) : findTeamNamed(db, team)?.id;
    if (teamId === undefined) return { refused: reject('unknown-team', { team }), line: null };
    return {
      ...{ routeId: stored?.id ?? null, code, teamId, validFrom },
      name: name === '' ? (stored as RouteRow).name : name,
      days: rows.map((row) => row.day),
      acceptMisfits: mapping.options.acceptMisfits,
    };
  }

  /** 'stored' when neither name, team nor days would change; an error of the form as a refusal. */
  function planOf(db: ReadableDB, input: SaveRouteInput, rows: readonly LinedEntry[]): 'stored' | 'new' | RefusedRoute {
    try {
      const { stored, changed } = planRoute(db, nowMs, input);
      const isSame = stored && !changed && stored.name === input.name && stored.teamId === input.teamId;
      return isSame ? 'stored' : 'new';
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const ofDay = rows.find((row) => row.day.orderWeekday === error.params.weekday);
      if (error.key === 'route-weekday-misfits') return { refused: reject('route-misfits', error.params), line: null };
      return { refused: reject('route-refused', { ...error.params, problem: error.key }), line: ofDay?.line ?? null };
    }
  }

  return {
    stage(cells, line, hash) {
      const entry = read(cells);
      if (!isRejected(entry)) {
        stageEntry(staging, line, entry.code, entry, hash);
        return null;
      }
      noteBroken(cells, line);
      return entry;
    },
    noteBroken,
    quantityIn: () => 0,
    resolve(db) {
      forgetComparison(db);
      planned = [];
      const rows = [...eachEntry(db, 'main')].map(({ line, entry }) => ({
        line,
        ...(JSON.parse(entry) as RouteEntry),
      }));
      codes = [...new Set(rows.map((row) => row.code))];
      seen = storedRoutes(db);
      const versions = [...Map.groupBy(rows, (row) => `${row.validFrom} ${row.code}`)].sort(([a], [b]) =>
        a < b ? -1 : 1,
      );
      for (const [, ofVersion] of versions) {
        const input = judge(db, ofVersion);
        const plan = 'refused' in input ? input : planOf(db, input, ofVersion);
        if (typeof plan === 'object') {
          const others = plan.line === null ? plan.refused : refusedWith(ofVersion[0]?.code ?? '', plan.line);
          for (const { line } of ofVersion) {
            const { reason, params } = line === plan.line ? plan.refused : others;
            refuseEntry(db, line, reason, params);
          }
          continue;
        }
        const routeId = 'refused' in input ? null : input.routeId;
        for (const { line } of ofVersion) {
          if (plan === 'stored') markStored(db, line, routeId ?? '');
          else if (routeId !== null) markChanged(db, line, routeId);
        }
        if (plan === 'new' && !('refused' in input)) planned.push({ input, isNew: routeId === null });
      }
    },
    figures(db) {
      const { created, changed, stored } = entryFigures(db);
      const made = new Set(planned.filter((one) => one.isNew).map((one) => one.input.code)).size;
      return {
        ...{ accepted: created + changed, stored, acceptedQuantity: 0, storedQuantity: 0, cancelled: 0 },
        created: { customers: 0, products: 0, orders: 0 },
        updated: { customers: 0, products: 0 },
        routes: { created: made, changed: new Set(planned.map((one) => one.input.code)).size - made },
      };
    },
    isCurrent: (tx) => storedRoutes(tx) === seen,
    commit(tx) {
      const by = { atMs: nowMs, actorId: actor.id, actorName: actor.name, action: 'routes.save' };
      const ctx = {
        ...{ nowMs, newId, publish: () => undefined },
        audit: (entry: { readonly entity: string; readonly entityId: string }) => appendAudit(tx, { ...by, ...entry }),
      };
      for (const { input } of planned) {
        // An earlier version of the file may have made the route; whose weekday goes was looked at before.
        const routeId = findRouteByCode(tx, input.code)?.id ?? null;
        saveRoute(tx, ctx, { ...input, routeId, acceptMisfits: true });
      }
      return undefined;
    },
  };
}

function refusedWith(route: string, line: number): Rejected {
  return reject('route-refused-with', { route, line });
}

/** What all rows of a route say, but those that say nothing; null: they differ. */
function wordOf(rows: readonly RouteEntry[], name: 'name' | 'team'): string | null {
  const said = new Set(rows.map((row) => row[name]).filter((text) => text !== ''));
  return said.size > 1 ? null : ([...said][0] ?? '');
}
