import { allClasses, allClassTypes } from '../../../db/classes.ts';
import { tryAndUndo, type WritableDB } from '../../../db/connection.ts';
import { allStrategies } from '../../../db/strategies.ts';
import { AppError, type ErrorParams } from '../../../shared/contract/errors.ts';
import type { StrategyContent } from '../../../shared/contract/strategies.ts';
import { formatCycleRule, parseCycleRule } from '../../../shared/domain/strategies/cycle-rule.ts';
import {
  readStrategyRow,
  type StrategyCells,
  type StrategyFileRow,
} from '../../../shared/domain/strategies/read-strategy-row.ts';
import type { CommandContext } from '../services.ts';
import { contentOf } from './save-override.ts';
import { writeVersion } from './write-version.ts';

export interface StrategyImport {
  /** With the line of each row in its file, counted from 1. */
  readonly rows: readonly { readonly line: number; readonly cells: StrategyCells }[];
  readonly testRun: boolean;
}

export interface StrategyImportReport {
  readonly rows: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Each with the refusal it met, as `errors.<key>`. */
  readonly rejected: readonly { readonly line: number; readonly key: string; readonly params: ErrorParams }[];
  readonly testRun: boolean;
}

/**
 * Strategies by class code. A version is known by its class and its first day: one that stands as the file has it stays
 * untouched, so that a file imported twice changes nothing. Bad rows are reported, good ones go in. A test run says the
 * same and writes nothing.
 */
export function importStrategies(tx: WritableDB, ctx: CommandContext, input: StrategyImport): StrategyImportReport {
  return input.testRun ? tryAndUndo(tx, () => write(tx, ctx, input)) : write(tx, ctx, input);
}

function write(tx: WritableDB, ctx: CommandContext, { rows, testRun }: StrategyImport): StrategyImportReport {
  const classIdOf = classFinder(tx);
  const counts = { created: 0, changed: 0, unchanged: 0 };
  const rejected: { line: number; key: string; params: ErrorParams }[] = [];
  const attempt = (line: number, work: () => void): void => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      rejected.push({ line, key: error.key, params: error.params });
    }
  };
  const read: { line: number; row: StrategyFileRow; classId: string | null }[] = [];
  for (const { line, cells } of rows) {
    attempt(line, () => {
      const row = readStrategyRow(cells);
      read.push({ line, row, classId: classIdOf(row) });
    });
  }
  // In the order of time, so that a version ends before the next of its class is held against it.
  read.sort((a, b) => a.row.content.validFrom.localeCompare(b.row.content.validFrom));
  const taken = new Map<string, number>();
  for (const { line, row, classId } of read) {
    attempt(line, () => {
      const key = `${classId} ${row.content.validFrom}`;
      const first = taken.get(key);
      if (first !== undefined) throw new AppError('conflict', 'strategy-row-twice', { first });
      const stands = allStrategies(tx).find(
        (one) => one.classId === classId && one.validFrom === row.content.validFrom,
      );
      if (stands && same(contentOf(stands), row.content)) {
        counts.unchanged += 1;
      } else {
        writeVersion(tx, ctx, stands?.id ?? null, { customerId: null, classId }, row.content);
        counts[stands ? 'changed' : 'created'] += 1;
      }
      taken.set(key, line);
    });
  }
  rejected.sort((a, b) => a.line - b.line);
  return { rows: rows.length, ...counts, rejected, testRun };
}

/** Errors: `not-found/strategy-class-type-code` {code}, `not-found/strategy-class-code` {type, code}. */
function classFinder(tx: WritableDB): (row: StrategyFileRow) => string | null {
  const types = allClassTypes(tx);
  const classes = allClasses(tx);
  return (row) => {
    if (row.class === '') return null;
    const type = types.find((one) => one.code === row.classType || one.name === row.classType);
    if (!type) throw new AppError('not-found', 'strategy-class-type-code', { code: row.classType });
    const found = classes.find((one) => one.classTypeId === type.id && one.code === row.class);
    if (!found) throw new AppError('not-found', 'strategy-class-code', { type: row.classType, code: row.class });
    return found.id;
  };
}

/** Says the same, however it is written. Errors: those of the rule. */
function same(stands: StrategyContent, asked: StrategyContent): boolean {
  const windows = [...asked.callingWindows].sort((a, b) => a.fromMinute - b.fromMinute);
  const spelled = { ...asked, rule: formatCycleRule(parseCycleRule(asked.rule)), callingWindows: windows };
  return (Object.keys(spelled) as (keyof StrategyContent)[]).every(
    (part) => JSON.stringify(spelled[part]) === JSON.stringify(stands[part]),
  );
}
