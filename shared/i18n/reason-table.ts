import type { TFunction } from 'i18next';
import { NO_ORDER_REASONS, type NoOrderReason } from '../contract/dispositions.ts';
import type {
  LapsedRow,
  ReasonFigures,
  ReasonGroup,
  ReasonKind,
  ReasonLine,
  ReasonOutput,
  ReasonRow,
  RefusedRow,
  UnorderedRow,
} from '../contract/reasons.ts';
import type { RefusedReason } from '../contract/refused-demand.ts';
import type { FileTable, TableCell } from '../domain/exports/file-table.ts';
import { figuresOf, type ReasonFigure, reasonFigure, reasonUnit } from '../domain/supervision/reason-figures.ts';
import { formatInstant } from './format.ts';
import { unitCell, unitTitle } from './table-cells.ts';

export const isNoOrderReason = (name: string): name is NoOrderReason =>
  (NO_ORDER_REASONS as readonly string[]).includes(name);

export function reasonFigureName(t: TFunction, figure: ReasonFigure): string {
  return isNoOrderReason(figure) ? t(`callLog.noOrderReason.${figure}`) : t(`reasons.figure.${figure}`);
}

/** What a line is called: reasons by their words, times by themselves. */
export function reasonLineName(
  t: TFunction,
  { kind, group }: { readonly kind: ReasonKind; readonly group: ReasonGroup },
  { id, name }: Pick<ReasonLine, 'id' | 'name'>,
): string {
  if (id === '') return t(`reasons.none.${group}`);
  if (group !== 'reason') return name || id;
  return isNoOrderReason(id) && kind === 'no-order'
    ? t(`callLog.noOrderReason.${id}`)
    : t(`reasons.refusedReason.${id as RefusedReason}`);
}

/** The lines as a file: every figure of each line and of all, with that of the period before where there is one. */
export function reasonTable(t: TFunction, shown: ReasonOutput, currency: string): FileTable {
  const figures = figuresOf(shown.kind, shown.group === 'reason');
  const hasBefore = shown.before !== null;
  const cells = (name: string, now: ReasonFigures, before: ReasonFigures | null): TableCell[] => [
    name,
    ...figures.flatMap((figure) =>
      (hasBefore ? [now, before] : [now]).map(
        (of) => of && unitCell(reasonUnit(figure), reasonFigure(figure, of), currency),
      ),
    ),
  ];
  return {
    titles: [
      t(`reasons.group.${shown.group}`),
      ...figures.flatMap((figure) => {
        const title = unitTitle(t, reasonUnit(figure), reasonFigureName(t, figure), currency);
        return hasBefore ? [title, t('tables.before', { name: title })] : [title];
      }),
    ],
    rows: [
      ...shown.lines.map((line) => cells(reasonLineName(t, shown, line), line.now, line.before)),
      cells(t('tables.total'), shown.total, shown.before?.figures ?? null),
    ],
  };
}

interface TextGround {
  readonly currency: string;
  readonly timeZone: string;
}

/** What a due customer's call comes to next: `Waits until 10:40`. */
export function nextStep(t: TFunction, { next, nextAtMs }: UnorderedRow, timeZone: string): string {
  if (next !== 'waiting') return t(`reasons.next.${next}`);
  return nextAtMs === null
    ? t('reasons.next.waitingOpen')
    : t('reasons.next.waiting', { at: formatInstant(nextAtMs, timeZone, 'time') });
}

/** The result of the last call, with the reason of one without order. */
export function lastResult(t: TFunction, { disposition, noOrderReason }: UnorderedRow): string {
  if (disposition === null) return '';
  const result = t(`callLog.disposition.${disposition}`);
  return noOrderReason !== null && isNoOrderReason(noOrderReason)
    ? `${result} · ${t(`callLog.noOrderReason.${noOrderReason}`)}`
    : result;
}

/** The rows as a file. */
export function reasonRowsTable(
  t: TFunction,
  kind: ReasonKind,
  rows: readonly ReasonRow[],
  ground: TextGround,
): FileTable {
  const columns = columnsOf(t, kind, ground);
  return {
    titles: [t('reasons.column.customerCode'), t('reasons.column.customerName'), ...columns.map(([title]) => title)],
    rows: rows.map((row) => [row.customerCode, row.customerName, ...columns.map(([, cell]) => cell(row as never))]),
  };
}

type Column<Row> = readonly [string, (row: Row) => TableCell];

function columnsOf(t: TFunction, kind: ReasonKind, { currency, timeZone }: TextGround): readonly Column<never>[] {
  const at = (ms: number | null): TableCell => (ms === null ? null : formatInstant(ms, timeZone, 'date-time'));
  if (kind === 'unordered') {
    const columns: readonly Column<UnorderedRow>[] = [
      [t('reasons.column.standing'), ({ standing }) => t(`reasons.standing.${standing}`)],
      [t('reasons.column.attempts'), ({ attempts }) => attempts],
      [t('reasons.column.last'), (row) => lastResult(t, row)],
      [t('reasons.column.next'), (row) => nextStep(t, row, timeZone)],
      [t('reasons.column.cutoff'), ({ cutoffAtMs }) => at(cutoffAtMs)],
      ...placeColumns(t),
    ];
    return columns;
  }
  const product: Column<RefusedRow | LapsedRow> = [
    t('reasons.column.product'),
    ({ productCode, productName }) => `${productCode} ${productName}`,
  ];
  if (kind === 'lapsed') {
    const columns: readonly Column<LapsedRow>[] = [
      product,
      [t('reasons.column.times'), ({ times }) => times],
      [t('reasons.column.quantity'), ({ quantity }) => quantity],
      [t('reasons.column.lastDate'), ({ lastDate }) => lastDate],
      [t('reasons.column.lastQuantity'), ({ lastQuantity }) => lastQuantity],
      [t('reasons.column.lastOrderDate'), ({ lastOrderDate }) => lastOrderDate],
      ...placeColumns(t),
    ];
    return columns;
  }
  const columns: readonly Column<RefusedRow>[] = [
    product,
    [t('reasons.column.reason'), ({ reason }) => t(`reasons.refusedReason.${reason}`)],
    [t('reasons.column.askedOn'), ({ askedOn }) => askedOn],
    [t('reasons.column.orderDay'), ({ orderDay }) => orderDay],
    [t('reasons.column.wanted'), ({ wanted }) => wanted],
    [t('reasons.column.allowed'), ({ allowed }) => allowed],
    [t('reasons.column.got'), ({ got }) => got],
    [t('reasons.column.refused'), ({ refused }) => refused],
    [
      unitTitle(t, 'amount', t('reasons.column.amount'), currency),
      (row) => unitCell('amount', row.amountMinor, currency),
    ],
    ...placeColumns(t),
  ];
  return columns;
}

function placeColumns(t: TFunction): readonly Column<ReasonRow>[] {
  return [
    [t('reasons.column.route'), ({ route }) => route],
    [t('reasons.column.class'), (row) => row.class],
    [t('reasons.column.operator'), ({ operator }) => operator],
  ];
}
