import type { WritableDB } from '../../../db/connection.ts';
import type { StagingDB } from '../../../db/imports/staging.ts';
import type { ImportMapping, ImportReport } from '../../../shared/contract/imports.ts';
import type { BoundMapping } from '../../../shared/domain/imports/bind-mapping.ts';
import type { Rejected } from '../../../shared/domain/imports/read-order-row.ts';

/** What every kind of import is given. */
export interface ImportSetting {
  readonly mapping: ImportMapping;
  readonly bound: BoundMapping;
  /** Decimals of the currency of the file's amounts. */
  readonly minorDigits: number;
  readonly timeZone: string;
  readonly nowMs: number;
  readonly newId: () => string;
}

/** What became of the rows that were staged. */
export type KindFigures = Pick<ImportReport, 'created' | 'updated' | 'cancelled' | 'quantity'> & {
  readonly accepted: number;
  /** Rows that are stored as they are. */
  readonly stored: number;
};

/** The part of an import that differs by kind. The frame around it is `import-file.ts`. */
export interface KindImport {
  /** Stages a row, or says why it is refused. Only rows that were not seen before come here. */
  stage(cells: readonly string[], line: number): Rejected | null;
  /** The quantity in a row that is not staged, for the control sum; 0 where the kind has none. */
  quantityIn(cells: readonly string[]): number;
  /** Compares what was staged with what is stored; refuses what does not fit, after the last row. */
  resolve(staging: StagingDB): void;
  figures(staging: StagingDB): KindFigures;
  /** Writes what was accepted, in the import's one transaction, with the staging file attached. */
  commit(tx: WritableDB): void;
}
