import { AppError } from '../../contract/errors.ts';
import type { FieldSource, ImportMapping, Transform } from '../../contract/import-mapping.ts';
import { IMPORT_FIELDS, isFieldOf } from './fields.ts';
import { type DateReader, dateReader } from './read-date.ts';

/** The text of one field in a row, trimmed and transformed; '' when the cell is empty and there is no default. */
export type CellReader = (cells: readonly string[]) => string;

export interface BoundMapping {
  /** How many cells a row must have. */
  readonly width: number;
  readonly names: readonly string[];
  /** The columns that the mapping reads, by position and header. */
  readonly columns: readonly { readonly index: number; readonly header: string }[];
  /** A field that the mapping does not name reads as ''. */
  cell(name: string): CellReader;
  /** Reads the dates of a field in the format that the mapping gives it. */
  date(name: string): DateReader;
}

const DEFAULT_DATE_FORMAT = 'yyyy-MM-dd';

/**
 * Binds a mapping to the header of a file. Errors, all `invalid`: `import-field-unknown` {field, kind, known},
 * `import-field-missing` {fields}, `import-column-missing` {columns, found}, `import-column-twice` {column},
 * `import-date-format` {field, format}.
 */
export function bindMapping(mapping: ImportMapping, header: readonly string[]): BoundMapping {
  const { kind, fields } = mapping;
  const names = Object.keys(fields);
  const unknown = names.find((name) => !isFieldOf(kind, name));
  if (unknown !== undefined) {
    const known = IMPORT_FIELDS[kind].map((field) => field.name).join(', ');
    throw new AppError('invalid', 'import-field-unknown', { field: unknown, kind, known });
  }
  const unmapped = IMPORT_FIELDS[kind].filter((field) => field.required && !(field.name in fields));
  if (unmapped.length > 0) {
    throw new AppError('invalid', 'import-field-missing', { fields: unmapped.map((field) => field.name).join(', ') });
  }
  const absent = names.flatMap((name) => {
    const source = fields[name] as FieldSource;
    return 'column' in source && columnIndex(header, source.column) === -1 ? [String(source.column)] : [];
  });
  if (absent.length > 0) {
    throw new AppError('invalid', 'import-column-missing', { columns: absent.join(', '), found: header.join(', ') });
  }
  const used = new Set(
    Object.values(fields).flatMap((source) => ('column' in source ? [columnIndex(header, source.column)] : [])),
  );
  const readers = new Map(names.map((name) => [name, cellReader(header, fields[name] as FieldSource)]));
  const nothing: CellReader = () => '';
  return {
    width: header.length,
    names,
    columns: [...used].map((index) => ({ index, header: header[index] || String(index + 1) })),
    cell: (name) => readers.get(name) ?? nothing,
    date(name) {
      const source = fields[name];
      const format = (source && 'format' in source ? source.format : undefined) ?? DEFAULT_DATE_FORMAT;
      try {
        return withIsoDates(dateReader(format), format);
      } catch {
        throw new AppError('invalid', 'import-date-format', { field: name, format });
      }
    },
  };
}

/** Date cells among text dates: a spreadsheet's own dates read as year-month-day, which no other format can mean. */
function withIsoDates(read: DateReader, format: string): DateReader {
  if (format.startsWith('yyyy-')) return read;
  const readers = ISO_FORMATS.map(dateReader);
  return (text) => {
    const found = read(text);
    if (found !== null || text.charCodeAt(4) !== 45) return found;
    return readers[text.length > 10 ? 1 : 0]?.(text) ?? null;
  };
}
const ISO_FORMATS = ['yyyy-MM-dd', 'yyyy-MM-dd HH:mm:ss'];

function columnIndex(header: readonly string[], column: string | number): number {
  if (typeof column === 'number') return column <= header.length ? column - 1 : -1;
  const index = header.indexOf(column);
  if (index !== -1 && header.indexOf(column, index + 1) !== -1) {
    throw new AppError('invalid', 'import-column-twice', { column });
  }
  return index;
}

function cellReader(header: readonly string[], source: FieldSource): CellReader {
  if ('value' in source) return () => source.value;
  const index = columnIndex(header, source.column);
  const { transforms } = source;
  const words = 'words' in source ? source.words : undefined;
  const fallback = ('default' in source ? source.default : undefined) ?? '';
  return (cells) => {
    let text = (cells[index] ?? '').trim();
    if (words !== undefined && Object.hasOwn(words, text)) text = words[text] as string;
    for (const transform of transforms) text = transformed(text, transform);
    return text === '' ? fallback : text;
  };
}

const DECIMAL_ZEROS = /^(-?\d+)\.0+$/;

function transformed(text: string, transform: Transform): string {
  switch (transform) {
    case 'drop-decimal-zeros':
      return text.replace(DECIMAL_ZEROS, '$1');
    case 'upper-case':
      return text.toUpperCase();
    case 'digits-only':
      return text.replace(/\D/g, '');
    case 'decimal-comma':
      return text.replaceAll('.', '').replace(',', '.');
  }
}
