import { currencyIsOpen } from '../../../db/imports/commit-orders.ts';
import { duplicateFigures, firstRejects, rejectFigures } from '../../../db/imports/staged-rows.ts';
import type { StagingDB } from '../../../db/imports/staging.ts';
import type { ImportReport, RejectReason } from '../../../shared/contract/import-report.ts';
import type { ImportFileInput } from './kind-import.ts';
import type { StagedFile } from './stage-file.ts';

/** Rejects that the report itself shows. */
const SHOWN_REJECTS = 20;

/** The report before how long it took, and how the file was read. */
export type ImportFigures = Omit<ImportReport, 'encoding' | 'sheet' | 'seconds'>;

/** What becomes of the rows that are staged and compared. It adds up to the rows of the file, or it throws. */
export function importFigures(input: ImportFileInput, staging: StagingDB, staged: StagedFile): ImportFigures {
  const { mapping } = input;
  const figures = staged.kind.figures(staging);
  const refused = rejectFigures(staging);
  const repeated = duplicateFigures(staging);
  const duplicates = repeated.rows + figures.stored;
  if (figures.accepted + duplicates + refused.rows !== staged.rows) {
    throw new Error(`import does not add up: ${figures.accepted} + ${duplicates} + ${refused.rows} of ${staged.rows}`);
  }
  const otherCurrency =
    mapping.currency !== undefined && mapping.currency !== staged.companyCurrency ? mapping.currency : null;
  const adopts = otherCurrency !== null && figures.accepted > 0 && currencyIsOpen(staging);
  return {
    kind: mapping.kind,
    outcome: input.testRun ? 'test-run' : input.allOrNothing && refused.rows > 0 ? 'nothing-written' : 'imported',
    rows: staged.rows,
    accepted: figures.accepted,
    duplicates,
    rejected: refused.rows,
    rejectedByReason: refused.byReason,
    created: figures.created,
    updated: figures.updated,
    ...(figures.calendarRows ? { calendarRows: figures.calendarRows } : {}),
    ...(figures.orderResults ? { orderResults: figures.orderResults } : {}),
    ...(figures.people ? { people: figures.people } : {}),
    ...(figures.quotaRows ? { quotaRows: figures.quotaRows } : {}),
    ...(figures.routes ? { routes: figures.routes } : {}),
    ...(figures.webOrders ? { webOrders: figures.webOrders } : {}),
    cancelled: figures.cancelled,
    quantity: {
      accepted: figures.acceptedQuantity,
      duplicates: repeated.quantity + figures.storedQuantity,
      rejected: refused.quantity,
    },
    madeCallable: input.makeCallable && mapping.kind === 'orders' ? figures.created.customers : 0,
    otherCurrency: adopts ? null : otherCurrency,
    adoptedCurrency: adopts ? otherCurrency : null,
    firstRejects: firstRejects(staging, SHOWN_REJECTS).map(({ line, reason, params }) => ({
      line,
      reason: reason as RejectReason,
      params: JSON.parse(params) as Record<string, string | number>,
    })),
  };
}
