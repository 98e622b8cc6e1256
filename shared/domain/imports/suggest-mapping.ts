import type { ImportKind, ImportMappingInput } from '../../contract/import-mapping.ts';
import { IMPORT_FIELDS, plainWord } from './fields.ts';
import { suggestDateFormat } from './read-date.ts';
import { withoutRejectColumns } from './reject-columns.ts';

type SuggestedFields = ImportMappingInput['fields'];

/**
 * A mapping guessed from the words of the header and the first rows: dates in the format that reads all of them, codes
 * like `17850.0` without their zeros, cancelling documents by the letter that begins order numbers with negative
 * quantities. Fields without a column of their name stay open.
 */
export function suggestMapping(
  kind: ImportKind,
  header: readonly string[],
  rows: readonly (readonly string[])[],
  classTypes: readonly { readonly code: string; readonly name: string }[] = [],
): ImportMappingInput {
  const free = new Map<string, number>();
  header.forEach((name, index) => {
    if (index >= header.length - withoutRejectColumns(header).length && !free.has(plainWord(name))) {
      free.set(plainWord(name), index);
    }
  });
  const fields: SuggestedFields = {};
  const columnOf = new Map<string, number>();
  for (const field of IMPORT_FIELDS[kind]) {
    const word = field.words.find((known) => free.has(known));
    const index = word === undefined ? undefined : free.get(word);
    if (word === undefined || index === undefined) continue;
    free.delete(word);
    columnOf.set(field.name, index);
    const column = header.indexOf(header[index] as string) === index ? (header[index] as string) : index + 1;
    const cells = rows.map((row) => (row[index] ?? '').trim());
    fields[field.name] = source(column, field.isDate === true, cells);
  }
  if (kind === 'customers') {
    for (const { code, name } of classTypes) {
      const words = [`class:${code}`, code, name].map(plainWord);
      const word = [...words, ...(code === FIRST_CLASS_TYPE ? GRADE_WORDS : [])].find((known) => free.has(known));
      const index = word === undefined ? undefined : free.get(word);
      if (index !== undefined) fields[`class:${code}`] = header[index] as string;
    }
  }
  return { kind, fields, ...optionsFor(kind, rows, columnOf) };
}

/** The class type that is offered while the company has none. */
export const FIRST_CLASS_TYPE = 'GRADE';
const GRADE_WORDS = ['grade', 'class', '等级', '客户等级', '级别', '档位', '客户分类', '分类'];

function source(column: string | number, isDate: boolean, cells: readonly string[]): SuggestedFields[string] {
  if (isDate) {
    const format = suggestDateFormat(cells);
    return format === null ? column : { column, format };
  }
  const filled = cells.filter((cell) => cell !== '');
  const isFloatCode = filled.length > 0 && filled.every((cell) => /^\d{3,}\.0$/.test(cell));
  return isFloatCode ? { column, transforms: ['drop-decimal-zeros'] } : column;
}

function optionsFor(
  kind: ImportKind,
  rows: readonly (readonly string[])[],
  columnOf: ReadonlyMap<string, number>,
): Pick<ImportMappingInput, 'options'> {
  const number = columnOf.get('orderNumber');
  const quantity = columnOf.get('quantity');
  if (kind !== 'orders' || number === undefined || quantity === undefined) return {};
  const isNegative = (row: readonly string[]) => (row[quantity] ?? '').trim().startsWith('-');
  const letterOf = (row: readonly string[]) => /^[A-Z]/.exec((row[number] ?? '').trim())?.[0] ?? '';
  const prefixes = new Set(rows.filter(isNegative).map(letterOf));
  const [prefix] = prefixes;
  // A letter that orders begin with as well marks no cancelling.
  const isOwn = !rows.some((row) => !isNegative(row) && letterOf(row) === prefix);
  return prefixes.size === 1 && prefix && isOwn ? { options: { cancelPrefix: prefix } } : {};
}

/** Required fields of the kind that the mapping leaves open. */
export function openFields(kind: ImportKind, mapping: ImportMappingInput): string[] {
  return IMPORT_FIELDS[kind]
    .filter((field) => field.required && !(field.name in mapping.fields))
    .map(({ name }) => name);
}
