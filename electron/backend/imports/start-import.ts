import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { storageError } from '../../../db/connection.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ImportKind } from '../../../shared/contract/import-mapping.ts';
import type { ImportReport } from '../../../shared/contract/import-report.ts';
import type { startImportInput } from '../../../shared/contract/imports.ts';
import type { ActionContext } from '../api/procedure.ts';
import type { Services } from '../services.ts';
import { recountPopularity } from '../suggestions/schedule-popularity.ts';
import { goOnWriting } from './go-on-writing.ts';
import { rememberMapping } from './remembered-mapping.ts';
import { removeUpload, wholeUpload } from './uploads.ts';

/** The kind of job row that an import is. */
export const IMPORT_JOB = 'import';
/** Rejects files wait this long to be taken away. */
const REJECTS_KEPT_DAYS = 30;

/** What a job row keeps of an import's input. */
export interface StoredImportInput {
  readonly fileName: string;
  readonly kind: ImportKind;
  readonly testRun: boolean;
  readonly operatorName: string;
}

/** The refused rows of an import; the id is ours. */
export function rejectsFile(dataDir: string, importId: string): string {
  return join(dataDir, 'imports', `${importId}-rejects.csv`);
}

/** People are made by the administrator alone, by a file as by hand. Error: `forbidden/right-missing`. */
export function refuseKind({ actor }: ActionContext, kind: ImportKind): void {
  const right = 'operators.manage';
  if (kind === 'operators' && !actor.rights.has(right)) throw new AppError('forbidden', 'right-missing', { right });
}

/**
 * Starts the import of an upload and returns at once; progress comes by `job.progress`. Errors: those of `wholeUpload` and
 * {@link refuseKind}.
 */
export async function startImport(
  ctx: ActionContext,
  asked: z.output<typeof startImportInput>,
): Promise<{ importId: string }> {
  const { services, actor } = ctx;
  const { ports, tracked, writer } = services;
  refuseKind(ctx, asked.mapping.kind);
  const upload = await wholeUpload(ports.dataDir, asked.uploadId, actor.operatorId);
  const importId = ports.newId();
  await tidyRejects(ports.dataDir, Date.now());
  const { mapping, testRun } = asked;
  await writer.write((tx) => rememberMapping(tx, mapping, asked.columns, ctx.nowMs));
  const shown: StoredImportInput = {
    fileName: upload.fileName,
    kind: mapping.kind,
    testRun,
    operatorName: actor.name,
  };
  await tracked.start(
    { id: importId, kind: IMPORT_JOB, actor, shown },
    'import-file',
    {
      importId,
      file: upload.file,
      fileName: upload.fileName,
      mapping,
      testRun,
      allOrNothing: asked.allOrNothing,
      makeCallable: asked.makeCallable,
      rejectsFile: rejectsFile(ports.dataDir, importId),
      language: asked.language,
      actor: { id: actor.operatorId, name: actor.name },
    },
    async (outcome) => {
      // Cancelled, or its worker died, when the file was taken over already: it is written all the same.
      if (!('report' in outcome)) void goOnWriting(services);
      if (!('report' in outcome) || outcome.report.outcome !== 'imported') return;
      tellWindows(services, outcome.report);
      if (outcome.report.kind === 'orders' && outcome.report.accepted > 0) void recountPopularity(services);
      await removeUpload(ports.dataDir, upload.id);
    },
  );
  return { importId };
}

function tellWindows({ events }: Services, report: ImportReport): void {
  if (report.people) {
    for (const topic of ['people.changed', 'seat.changed', 'skill.changed', 'queue.changed'] as const)
      events.publish(topic);
  }
  if (report.created.customers + report.updated.customers > 0) events.publish('customer.changed');
  const changesProducts = report.created.products + report.updated.products > 0;
  if (changesProducts || (report.kind === 'quotas' && report.accepted > 0)) events.publish('product.changed');
  const webOrders = report.webOrders;
  if (report.created.orders + report.cancelled + (webOrders?.changed ?? 0) > 0 || report.orderResults)
    events.publish('order.changed');
  // The seats of the calls in hand are told at once; everybody else asks again anyway.
  if (webOrders && webOrders.calls.closed + webOrders.calls.opened > 0) {
    events.publish('queue.changed', webOrders.calls.inHand);
  }
  if (report.orderResults) events.publish('queue.changed', report.orderResults.inHand);
  const mayChangePlan =
    report.kind === 'customers' ||
    report.kind === 'class-memberships' ||
    report.kind === 'order-calendar' ||
    report.kind === 'routes';
  if (report.madeCallable > 0 || (mayChangePlan && report.accepted > 0)) events.publish('plan.changed');
  if (report.adoptedCurrency !== null) events.publish('settings.changed');
}

/** Makes the folder of refused rows and clears away what is older than its time. */
export async function tidyRejects(dataDir: string, nowMs: number): Promise<void> {
  const folder = join(dataDir, 'imports');
  try {
    await mkdir(folder, { recursive: true });
    for (const name of await readdir(folder)) {
      const info = await stat(join(folder, name)).catch(() => null);
      if (info && nowMs - info.mtimeMs > REJECTS_KEPT_DAYS * 86_400_000) await rm(join(folder, name), { force: true });
    }
  } catch (error) {
    throw storageError(error, folder) ?? error;
  }
}
