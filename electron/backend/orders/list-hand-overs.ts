import type { z } from 'zod';
import {
  deliverySums,
  findHandOver,
  firstWaitingDelivery,
  handOverContent,
  handOversOf,
} from '../../../db/hand-overs.ts';
import { allRoutes, findRoute } from '../../../db/routes.ts';
import { companySettings } from '../../../db/settings.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type {
  HandOverRoute,
  handOverTicketInput,
  listHandOversInput,
  listHandOversOutput,
} from '../../../shared/contract/hand-overs.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { ActionContext } from '../api/procedure.ts';
import { runCommand } from '../command.ts';
import { exportFile, tidyExports } from '../exports/export-files.ts';
import { openPartFile } from '../exports/part-file.ts';
import type { Query } from '../services.ts';
import { asHandOver, mayHandOver } from './hand-over.ts';
import { routeCutoffs } from './route-cutoff.ts';

/** The routes within reach that deliver on a date or have something of it: what waits and what was handed over. */
export const listHandOvers: Query<z.output<typeof listHandOversInput>, z.input<typeof listHandOversOutput>> = (
  db,
  ctx,
  input,
) => {
  const settings = companySettings(db);
  const today = businessDateAt(ctx.nowMs, settings.timeZone);
  const teamId = ctx.actor.scope === 'all' ? null : (ctx.actor.teamId ?? '');
  const deliveryDate = input.deliveryDate ?? firstWaitingDelivery(db, today, teamId) ?? today;
  const sums = new Map(deliverySums(db, deliveryDate).map((sum) => [sum.routeId, sum]));
  const files = Map.groupBy(handOversOf(db, deliveryDate), (row) => row.routeId);
  const cutoffOf = routeCutoffs(db, deliveryDate, settings);
  const routes = allRoutes(db)
    .filter((route) => mayHandOver(ctx.actor, route))
    .flatMap((route): HandOverRoute[] => {
      const sum = sums.get(route.id);
      const made = files.get(route.id) ?? [];
      const cutoffs = [cutoffOf(route.id), sum?.cutoffAtMs ?? null].filter((atMs) => atMs !== null);
      const cutoffAtMs = cutoffs.length === 0 ? null : Math.max(...cutoffs);
      if (cutoffAtMs === null && !sum && made.length === 0) return [];
      return [
        {
          routeId: route.id,
          code: route.code,
          name: route.name,
          cutoffAtMs,
          state: stateOf(ctx.nowMs < (cutoffAtMs ?? 0), (sum?.waitingCount ?? 0) > 0, made.length > 0),
          orderCount: sum?.orderCount ?? 0,
          totalQuantity: sum?.totalQuantity ?? 0,
          amountMinor: sum?.amountMinor ?? 0,
          waitingCount: sum?.waitingCount ?? 0,
          web: {
            orderCount: sum?.webCount ?? 0,
            totalQuantity: sum?.webQuantity ?? 0,
            amountMinor: sum?.webAmountMinor ?? 0,
          },
          files: made.map(asHandOver),
        },
      ];
    });
  return { deliveryDate, routes };
};

function stateOf(open: boolean, waits: boolean, made: boolean): HandOverRoute['state'] {
  if (made) return waits && !open ? 'supplement' : 'handed-over';
  if (open) return 'open';
  return waits ? 'ready' : 'empty';
}

/** A one-time address of a file as it was made. Errors: `not-found/hand-over-unknown`, also for one out of reach, `refused/disk-full`. */
export async function issueHandOverTicket(
  ctx: ActionContext,
  { handOverId }: z.output<typeof handOverTicketInput>,
): Promise<{ url: string; fileName: string }> {
  const { services } = ctx;
  const row = findHandOver(services.db, handOverId);
  const route = row && findRoute(services.db, row.routeId);
  const content = row && handOverContent(services.db, row.id);
  if (!row || !route || !content || !mayHandOver(ctx.actor, route)) {
    throw new AppError('not-found', 'hand-over-unknown');
  }
  const { dataDir } = services.ports;
  const path = exportFile(dataDir, row.id);
  tidyExports(dataDir, ctx.nowMs);
  const part = openPartFile(path, 'utf-8');
  try {
    part.write(content.toString('utf8'));
    await part.finish(true);
  } finally {
    part.abandon();
  }
  const after = { number: row.number, sha256: row.sha256 };
  const command = { procedure: ctx.procedure, audit: 'access', commandId: null } as const;
  await runCommand(services, ctx, command, { handOverId }, (_tx, { audit }) =>
    audit({ entity: 'hand-over', entityId: row.id, after }),
  );
  const fileName = `${row.number}.csv`;
  return { url: services.tickets.issue({ path, fileName, contentType: 'text/csv; charset=utf-8' }), fileName };
}
