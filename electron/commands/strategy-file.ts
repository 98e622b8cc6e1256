import { readFile } from 'node:fs/promises';
import { AppError } from '../../shared/contract/errors.ts';
import {
  missingColumns,
  type StrategyCells,
  type StrategyColumn,
  strategyColumnOf,
} from '../../shared/domain/strategies/read-strategy-row.ts';
import { detectFile } from '../backend/imports/detect-file.ts';
import { readRecords } from '../backend/imports/read-records.ts';
import type { StrategyImport } from '../backend/strategies/import-strategies.ts';

type Rows = StrategyImport['rows'];

/**
 * The rows of a strategy file: CSV in any of the usual encodings, or JSON (a list of objects, or one under `strategies`).
 * Errors: those of the import, `invalid/strategy-file-json` {file}, `invalid/strategy-columns-missing` {columns}.
 */
export async function readStrategyFile(file: string): Promise<Rows> {
  if (/\.json$/i.test(file)) return rowsOfJson(file);
  const rows: { line: number; cells: StrategyCells }[] = [];
  let columns: (StrategyColumn | null)[] | null = null;
  const detected = await detectFile(file, { encoding: 'auto', delimiter: 'auto' });
  await readRecords(file, detected, (cells, line) => {
    if (columns === null) {
      columns = cells.map(strategyColumnOf);
      checkColumns(columns);
      return;
    }
    rows.push({ line, cells: cellsBy(columns, cells) });
  });
  return rows;
}

async function rowsOfJson(file: string): Promise<Rows> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new AppError('not-found', 'file-not-found', { file });
  });
  const listed = listIn(text);
  if (listed === null) throw new AppError('invalid', 'strategy-file-json', { file });
  return listed.map((entry, index) => {
    const keys = Object.keys(entry);
    const values = keys.map((key) => textOf(entry[key]));
    return { line: index + 1, cells: cellsBy(keys.map(strategyColumnOf), values) };
  });
}

function listIn(text: string): Record<string, unknown>[] | null {
  try {
    const json: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    const list = Array.isArray(json) ? json : (json as { strategies?: unknown }).strategies;
    return Array.isArray(list) && list.every((one) => typeof one === 'object' && one !== null) ? list : null;
  } catch {
    return null;
  }
}

/** A cell as a CSV file would have it; windows may be a list of `08:30-11:30`. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.join(' ') : String(value);
}

function checkColumns(columns: readonly (StrategyColumn | null)[]): void {
  const missing = missingColumns(columns);
  if (missing.length > 0) throw new AppError('invalid', 'strategy-columns-missing', { columns: missing.join(', ') });
}

function cellsBy(columns: readonly (StrategyColumn | null)[], values: readonly string[]): StrategyCells {
  const cells: StrategyCells = {};
  for (const [index, column] of columns.entries()) if (column !== null) cells[column] = values[index] ?? '';
  return cells;
}
