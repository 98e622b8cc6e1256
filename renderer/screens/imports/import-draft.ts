import {
  type FieldSource,
  type ImportKind,
  type ImportMapping,
  type ImportOptions,
  importMapping,
} from '../../../shared/contract/import-mapping.ts';
import type { ImportPreview } from '../../../shared/contract/imports.ts';
import { IMPORT_FIELDS } from '../../../shared/domain/imports/fields.ts';
import { FIRST_CLASS_TYPE } from '../../../shared/domain/imports/suggest-mapping.ts';

/** A file on its way to being imported, as the steps of the page fill it in. */
export interface ImportDraft {
  readonly uploadId: string;
  readonly fileName: string;
  readonly preview: ImportPreview;
  readonly mapping: ImportMapping;
  readonly allOrNothing: boolean;
  readonly makeCallable: boolean;
}

export function draftOf(uploadId: string, fileName: string, preview: ImportPreview): ImportDraft {
  const { text, book } = preview;
  // What is shown is what is read, whatever was remembered of an earlier file.
  const place = book && { sheet: book.sheet, headerRow: book.headerRow };
  const mapping = importMapping.parse({ ...preview.mapping, ...text, ...place });
  return { uploadId, fileName, preview, mapping, allOrNothing: false, makeCallable: false };
}

/** The position of a field's column, or -1 when it has none. */
export function columnIndexOf(source: FieldSource | undefined, columns: readonly string[]): number {
  if (!source || !('column' in source)) return -1;
  return typeof source.column === 'number' ? source.column - 1 : columns.indexOf(source.column);
}

/** How the mapping names a column: by its header, or by its number where two have the same. */
export function columnNameAt(columns: readonly string[], index: number): string | number {
  const name = columns[index] ?? '';
  const isPlain = name !== '' && columns.indexOf(name) === index && columns.lastIndexOf(name) === index;
  return isPlain ? name : index + 1;
}

/** The first cell of a column that holds something. */
export function sampleOf({ rows }: ImportPreview, index: number): string {
  return rows.map((row) => (row[index] ?? '').trim()).find((cell) => cell !== '') ?? '';
}

export function withField(mapping: ImportMapping, name: string, source: FieldSource | undefined): ImportMapping {
  const { [name]: _replaced, ...fields } = mapping.fields;
  return { ...mapping, fields: source === undefined ? fields : { ...fields, [name]: source } };
}

export function withOptions(mapping: ImportMapping, options: Partial<ImportOptions>): ImportMapping {
  return { ...mapping, options: { ...mapping.options, ...options } };
}

/** Required fields that have no column yet. */
export function missingFields({ mapping, preview }: ImportDraft): string[] {
  return IMPORT_FIELDS[mapping.kind]
    .filter(({ name, required }) => required && columnIndexOf(mapping.fields[name], preview.columns) < 0)
    .map(({ name }) => name);
}

/** All fields of a kind: its own, and for customers one for every class type. */
export function fieldNames(kind: ImportKind, preview: ImportPreview): string[] {
  const own = IMPORT_FIELDS[kind].map(({ name }) => name);
  if (kind !== 'customers') return own;
  const types = preview.classTypes.length > 0 ? preview.classTypes.map(({ code }) => code) : [FIRST_CLASS_TYPE];
  return [...own, ...types.map((code) => `class:${code}`)];
}
