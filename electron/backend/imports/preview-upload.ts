import type { z } from 'zod';
import type { ReadableDB } from '../../../db/connection.ts';
import { classTypesForImport } from '../../../db/imports/customer-classes.ts';
import { companySettings } from '../../../db/settings.ts';
import type { ImportKind } from '../../../shared/contract/import-mapping.ts';
import type { ImportPreview, previewInput } from '../../../shared/contract/imports.ts';
import { FIRST_CLASS_TYPE, openFields, suggestMapping } from '../../../shared/domain/imports/suggest-mapping.ts';
import type { ActionContext } from '../api/procedure.ts';
import type { FilePreview } from './preview-file.ts';
import { rememberedMapping } from './remembered-mapping.ts';
import { refuseKind } from './start-import.ts';
import { wholeUpload } from './uploads.ts';

const SHOWN_ROWS = 20;

/** What a file looks like, read in a worker, and how its columns are probably meant. Errors: as `previewFile`, `wholeUpload`, `refuseKind`. */
export async function previewUpload(
  ctx: ActionContext,
  { uploadId, kind, ...choices }: z.output<typeof previewInput>,
): Promise<ImportPreview> {
  const { services, actor } = ctx;
  refuseKind(ctx, kind);
  const { db, jobs, ports } = services;
  const { file } = await wholeUpload(ports.dataDir, uploadId, actor.operatorId);
  const classTypes = classTypesForImport(db);
  const known = classTypes.length > 0 ? classTypes : [{ code: FIRST_CLASS_TYPE, name: FIRST_CLASS_TYPE }];
  let preview = await jobs.run('preview-file', { file, ...choices });
  const proposed = choices.sheet === undefined ? proposedSheet(db, kind, preview.book) : undefined;
  if (proposed !== undefined) preview = await jobs.run('preview-file', { file, ...choices, sheet: proposed });
  const columns = [...preview.columns];
  const remembered = rememberedMapping(db, kind, columns);
  return {
    text: preview.text,
    book: preview.book && { ...preview.book, sheets: preview.book.sheets.map((sheet) => sheet.name) },
    columns,
    rows: preview.rows.slice(0, SHOWN_ROWS).map((row) => [...row]),
    mapping: remembered ?? suggestMapping(kind, columns, preview.rows, known),
    remembered: remembered !== null,
    classTypes,
    companyCurrency: companySettings(db).currency,
  };
}

/** Of several sheets the one whose header was imported before, else the first that has what the kind needs. */
export function proposedSheet(db: ReadableDB, kind: ImportKind, book: FilePreview['book']): string | undefined {
  const sheets = (book?.sheets ?? []).filter((sheet) => sheet.headerRow > 0);
  if (sheets.length < 2) return undefined;
  const isWhole = (columns: readonly string[]) => openFields(kind, suggestMapping(kind, columns, [])).length === 0;
  const sheet =
    sheets.find(({ columns }) => rememberedMapping(db, kind, columns) !== null) ??
    sheets.find(({ columns }) => isWhole(columns));
  return sheet?.name === book?.sheet ? undefined : sheet?.name;
}
