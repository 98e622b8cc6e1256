import { AppError } from '../../../../shared/contract/errors.ts';
import { type CellFormat, cellFormatOf } from '../../../../shared/domain/imports/spreadsheet-cells.ts';
import { type Attributes, attribute, parsePart } from './parse-part.ts';
import { readSharedTexts, type SharedTexts } from './shared-texts.ts';
import { openParts, type ZipParts } from './zip-parts.ts';

export interface BookSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Of its part in the file. */
  readonly part: string;
}

/** An open .xlsx file. Close it. */
export interface Book {
  readonly parts: ZipParts;
  readonly sheets: readonly BookSheet[];
  /** Dates are counted from 1904. */
  readonly is1904: boolean;
  readonly texts: SharedTexts;
  /** Of a cell's style. */
  format(style: number): CellFormat;
}

const NUMBER: CellFormat = { kind: 'number' };

/**
 * Opens a spreadsheet file: its sheets, number formats and shared texts. Errors, all `invalid`: those of `openParts`,
 * `import-file-zip` (a zip file of another kind), `import-book-without-sheets`.
 */
export async function openBook(file: string): Promise<Book> {
  const parts = await openParts(file);
  try {
    const workbook = await workbookPart(parts);
    if (workbook === null) throw new AppError('invalid', 'import-file-zip');
    const related = await relationsOf(parts, workbook);
    const { sheets, is1904 } = await readWorkbook(parts, workbook, related);
    if (sheets.length === 0) throw new AppError('invalid', 'import-book-without-sheets');
    const target = (type: string) => related.find((one) => one.type.endsWith(type))?.target ?? null;
    const formats = await readFormats(parts, target('/styles'));
    const texts = await readSharedTexts(parts, target('/sharedStrings'));
    return { parts, sheets, is1904, texts, format: (style) => formats[style] ?? NUMBER };
  } catch (error) {
    parts.close();
    throw error;
  }
}

/** A file with binary parts (.xlsb) or another office format has none. */
async function workbookPart(parts: ZipParts): Promise<string | null> {
  if (!parts.has('[Content_Types].xml') || !parts.has('_rels/.rels')) return null;
  const office = (await relationsOf(parts, '')).find((one) => one.type.endsWith('/officeDocument'));
  return office && /\.xml$/i.test(office.target) && /(?:^|\/)xl\//.test(office.target) ? office.target : null;
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

async function relationsOf(parts: ZipParts, source: string): Promise<Relation[]> {
  const folder = source.slice(0, source.lastIndexOf('/') + 1);
  const name = `${folder}_rels/${source.slice(folder.length)}.rels`;
  const relations: Relation[] = [];
  if (!parts.has(name)) return relations;
  await parsePart(parts, name, {
    onOpen(tag, attributes) {
      if (tag !== 'Relationship') return;
      const { Id = '', Type = '', Target = '' } = attributes;
      relations.push({ id: Id, type: Type, target: resolved(folder, Target) });
    },
  });
  return relations;
}

/** A target is named from the folder of its source, or with a slash from the root. */
function resolved(folder: string, target: string): string {
  const path = target.startsWith('/') ? target : `/${folder}${target}`;
  return new URL(path, 'part:/').pathname.slice(1);
}

async function readWorkbook(
  parts: ZipParts,
  name: string,
  related: readonly Relation[],
): Promise<{ sheets: BookSheet[]; is1904: boolean }> {
  const sheets: BookSheet[] = [];
  let is1904 = false;
  await parsePart(parts, name, {
    onOpen(tag, attributes) {
      if (tag === 'workbookPr') is1904 = isTrue(attributes.date1904);
      if (tag !== 'sheet') return;
      const relation = related.find((one) => one.id === attribute(attributes, 'id'));
      // Sheets of charts and macros hold no table.
      if (!relation?.type.endsWith('/worksheet')) return;
      const { name: sheet = '', state = 'visible' } = attributes;
      sheets.push({ name: sheet, hidden: state !== 'visible', part: relation.target });
    },
  });
  return { sheets, is1904 };
}

function isTrue(text: string | undefined): boolean {
  return text === '1' || text === 'true';
}

/** The number format of each cell style. */
async function readFormats(parts: ZipParts, name: string | null): Promise<CellFormat[]> {
  const codes = new Map<number, string>();
  const formats: CellFormat[] = [];
  if (name === null || !parts.has(name)) return formats;
  let isInStyles = false;
  await parsePart(parts, name, {
    onOpen(tag, attributes: Attributes) {
      if (tag === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      else if (tag === 'cellXfs') isInStyles = true;
      else if (tag === 'xf' && isInStyles) {
        const id = Number(attributes.numFmtId ?? 0);
        formats.push(cellFormatOf(id, codes.get(id)));
      }
    },
    onClose(tag) {
      if (tag === 'cellXfs') isInStyles = false;
    },
  });
  return formats;
}
