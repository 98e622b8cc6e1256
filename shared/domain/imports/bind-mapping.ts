import { AppError } from '../../contract/errors.ts';
import type { FieldSource, ImportMapping, Transform } from '../../contract/imports.ts';
import { IMPORT_FIELDS, isFieldOf } from './fields.ts';
import { type DateReader, dateReader } from './read-date.ts';

/** The text of one field in a row, trimmed and transformed; '' when the cell is empty and there is no default. */
export type CellReader = (cells: readonly string[]) => string;

export interface BoundMapping {
  /** How many cells a row must have. */
  readonly width: number;
  readonly names: readonly string[];
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
  const readers = new Map(names.map((name) => [name, cellReader(header, fields[name] as FieldSource)]));
  const nothing: CellReader = () => '';
  return {
    width: header.length,
    names,
    cell: (name) => readers.get(name) ?? nothing,
    date(name) {
      const source = fields[name];
      const format = (source && 'format' in source ? source.format : undefined) ?? DEFAULT_DATE_FORMAT;
      try {
        return dateReader(format);
      } catch {
        throw new AppError('invalid', 'import-date-format', { field: name, format });
      }
    },
  };
}

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
