import type { WritableDB } from '../../../db/connection.ts';
import type { StagingDB } from '../../../db/imports/staging.ts';
import type { ImportMapping } from '../../../shared/contract/import-mapping.ts';
import type { ImportReport } from '../../../shared/contract/import-report.ts';
import type { BoundMapping } from '../../../shared/domain/imports/bind-mapping.ts';
import type { Rejected } from '../../../shared/domain/imports/read-order-row.ts';
import type { Language } from '../../../shared/i18n/index.ts';

/** Of the whole import, for the progress bar: it is compared. */
export const RESOLVED_SHARE = 0.75;

/** What is asked of an import. */
export interface ImportFileInput {
  /** Names the staging file and the audit row. */
  readonly importId: string;
  readonly file: string;
  /** What the person calls the file. */
  readonly fileName: string;
  readonly mapping: ImportMapping;
  /** Everything but the writing. */
  readonly testRun: boolean;
  readonly allOrNothing: boolean;
  readonly makeCallable: boolean;
  /** Where the refused rows go; null: nowhere. */
  readonly rejectsFile: string | null;
  /** Of the sentences in the rejects file. */
  readonly language: Language;
  readonly actor: { readonly id: string; readonly name: string };
}

/** What every kind of import is given. */
export interface ImportSetting {
  readonly mapping: ImportMapping;
  readonly bound: BoundMapping;
  /** Decimals of the currency of the file's amounts. */
  readonly minorDigits: number;
  readonly timeZone: string;
  readonly nowMs: number;
  readonly newId: () => string;
  /** Names the import, and what it changes where that is asked for later. */
  readonly importId: string;
  readonly fileName: string;
  readonly actor: { readonly id: string; readonly name: string };
}

/** What became of the rows that were staged. */
export type KindFigures = Pick<
  ImportReport,
  | 'created'
  | 'updated'
  | 'cancelled'
  | 'calendarRows'
  | 'people'
  | 'quotaRows'
  | 'webOrders'
  | 'orderResults'
  | 'routes'
> & {
  readonly accepted: number;
  /** Rows that are stored as they are. */
  readonly stored: number;
  readonly acceptedQuantity: number;
  readonly storedQuantity: number;
};

/** The part of an import that differs by kind. The frame around it is `import-file.ts`. */
export interface KindImport {
  /** Stages a row, or says why it is refused. `hash` is of all its cells and is stored beside it. */
  stage(cells: readonly string[], line: number, hash: Buffer): Rejected | null;
  /** A row that cannot be read at all, where other rows stand and fall with it. */
  noteBroken?(cells: readonly string[], line: number): void;
  /** The quantity in a refused row as far as it can be read, for the control sum; 0 where the kind has none. */
  quantityIn(cells: readonly string[]): number;
  /** Compares what was staged with what is stored; refuses what does not fit, after the last row. */
  resolve(staging: StagingDB): void;
  figures(staging: StagingDB): KindFigures;
  /** False when what it was compared with has changed since in a way that nothing else tells; asked before the writing. */
  isCurrent?(tx: WritableDB): boolean;
  /**
   * Takes what was accepted over as a whole without writing it yet, where that would keep others waiting: `writeTaken`
   * does, in steps, though the program ends on the way. Absent: it is always written at one go.
   */
  takeOver?(tx: WritableDB, report: ImportReport): void;
  /**
   * Writes what was accepted, in the import's one transaction, with the staging file attached. Returns the figures that
   * only the writing knows.
   */
  commit(tx: WritableDB, makeCallable: boolean): Partial<KindFigures> | undefined;
}
