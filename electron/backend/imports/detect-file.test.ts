import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/contract/errors.ts';
import { type DetectChoices, type DetectedText, detectFile } from './detect-file.ts';
import { readRecords } from './read-records.ts';

const AUTO: DetectChoices = { encoding: 'auto', delimiter: 'auto' };
const TEXT = '客户编码,客户名称\r\nC1,阳光便利店\r\nC2,长乐商店（东门）\r\nC3,重庆小面馆\r\n';

let folder: string;
let files = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orderline-detect-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(content: string | Buffer): string {
  files += 1;
  const file = join(folder, `${files}.csv`);
  writeFileSync(file, content);
  return file;
}

async function detectText(file: string, choices: DetectChoices): Promise<DetectedText> {
  return (await detectFile(file, choices)) as DetectedText;
}

async function recordsOf(content: string | Buffer, choices = AUTO): Promise<{ cells: string[]; line: number }[]> {
  const file = fileOf(content);
  const records: { cells: string[]; line: number }[] = [];
  await readRecords(file, await detectFile(file, choices), (cells, line) => records.push({ cells: [...cells], line }));
  return records;
}

async function refusalOf(content: string | Buffer, choices = AUTO): Promise<string> {
  try {
    await recordsOf(content, choices);
  } catch (error) {
    if (error instanceof AppError) return `${error.key} ${JSON.stringify(error.params)}`;
    throw error;
  }
  return 'taken';
}

describe('a file', () => {
  const encoded: readonly (readonly [string, Buffer])[] = [
    ['utf-8', Buffer.from(TEXT)],
    ['utf-8', Buffer.from(`\uFEFF${TEXT}`)],
    ['gb18030', iconv.encode(TEXT, 'gb18030')],
    ['utf-16le', iconv.encode(TEXT, 'utf-16le', { addBOM: true })],
    ['utf-16le', iconv.encode(TEXT, 'utf-16le')],
    ['utf-16be', iconv.encode(TEXT, 'utf-16be', { addBOM: true })],
    ['utf-16be', iconv.encode(TEXT, 'utf-16be')],
    ['utf-8', gzipSync(TEXT)],
  ];
  it.each(encoded)('is known to be %s and read the same', async (encoding, bytes) => {
    expect((await detectText(fileOf(bytes), AUTO)).encoding).toBe(encoding);
    expect((await recordsOf(bytes)).map(({ cells }) => cells.join('|'))).toEqual([
      '客户编码|客户名称',
      'C1|阳光便利店',
      'C2|长乐商店（东门）',
      'C3|重庆小面馆',
    ]);
  });

  it('is known by what stands far down in it', async () => {
    const long = `code,name\n${'C,plain ASCII\n'.repeat(40_000)}`;
    expect((await detectText(fileOf(long), AUTO)).encoding).toBe('utf-8');
    const tail = iconv.encode('C,阳光便利店，长乐商店，重庆小面馆\n', 'gb18030');
    expect((await detectText(fileOf(Buffer.concat([Buffer.from(long), tail])), AUTO)).encoding).toBe('gb18030');
  });

  it.each([
    [',', 'a,b,c\n1,2,3\n'],
    ['\t', 'a\tb\tc\n1\t2,5\t3\n'],
    [';', 'a;b;c\n1;2,5;3\n4;"x;y";6\n'],
  ])('has the delimiter %j', async (delimiter, text) => {
    expect((await detectText(fileOf(text), AUTO)).delimiter).toBe(delimiter);
  });

  it('is refused when it is no table', async () => {
    expect(await refusalOf('')).toBe('import-file-empty {}');
    expect(await refusalOf(' \n \n')).toBe('import-file-empty {}');
    expect(await refusalOf(Buffer.from('PK\u0003\u0004.[Content_Types].xml', 'latin1'))).toContain(
      'import-file-damaged',
    );
    expect(await refusalOf(Buffer.from('PK\u0003\u0004.readme', 'latin1'))).toContain('import-file-damaged');
    expect(await refusalOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1]))).toBe('import-file-xls {}');
    expect(await refusalOf('%PDF-1.7 …')).toBe('import-file-binary {}');
    expect(await refusalOf('<html><table></table></html>')).toBe('import-file-markup {}');
    expect(await refusalOf(Buffer.from([1, 0, 0, 2, 0, 3, 4, 0]))).toBe('import-file-binary {}');
  });

  it('is no UTF-16 for a stray zero byte', async () => {
    for (const text of ['a,b\n1,2\n\0', 'a,b\n1,\0', `${TEXT}\0`, `${TEXT}x\0`]) {
      expect(await refusalOf(Buffer.from(text))).toBe('import-file-binary {}');
    }
  });

  it('is refused when it is in another encoding than was said', async () => {
    const gb = iconv.encode(TEXT, 'gb18030');
    expect(await refusalOf(gb, { ...AUTO, encoding: 'utf-8' })).toBe(
      'import-encoding-wrong {"encoding":"utf-8","line":1}',
    );
    expect(await refusalOf(TEXT, { ...AUTO, encoding: 'gb18030' })).toBe(
      'import-encoding-other {"encoding":"gb18030","actual":"utf-8"}',
    );
    expect(await refusalOf(Buffer.from('name\ncaf\xe9\nr\xe9sum\xe9\n', 'latin1'))).toMatch(/^import-encoding-unknown/);
    const broken = Buffer.concat([Buffer.from('code,name\nC1,好\n'), Buffer.from([0x43, 0x2c, 0xff, 0xff, 0x0a])]);
    expect(await refusalOf(broken, { ...AUTO, encoding: 'utf-8' })).toBe(
      'import-encoding-wrong {"encoding":"utf-8","line":3}',
    );
  });

  it('is refused with the line of a quote that never ends', async () => {
    expect(await refusalOf('a,b\n1,2\n3,"4\n5,6\n')).toBe('import-quote-open {"line":3}');
  });

  it('gives each record the line it begins in', async () => {
    const records = await recordsOf('a,b\n1,"x\ny\nz"\n\n2,"say ""hi"""\n3,5" nails\n');
    expect(records).toEqual([
      { cells: ['a', 'b'], line: 1 },
      { cells: ['1', 'x\ny\nz'], line: 2 },
      { cells: ['2', 'say "hi"'], line: 6 },
      { cells: ['3', '5" nails'], line: 7 },
    ]);
  });

  it('reads the same however its bytes fall into chunks', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '，', '阳', '光', '𠮷', ' ', '1'),
      minLength: 1,
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 30 }), async (rows) => {
        const text = `名称,地址\n${rows.map((row) => row.join(',')).join('\n')}\n`;
        // So long that the rows stand on both sides of a chunk's end.
        const padded = `${text}${'x,y\n'.repeat(16_384)}${rows.map((row) => row.join(',')).join('\n')}\n`;
        for (const encoding of ['utf-8', 'gb18030', 'utf-16le'] as const) {
          const bytes = iconv.encode(padded, encoding);
          const records = await recordsOf(bytes, { encoding, delimiter: ',' });
          expect(records.slice(1, rows.length + 1).map(({ cells }) => cells)).toEqual(rows.map((row) => [...row]));
          expect(records.slice(-rows.length).map(({ cells }) => cells)).toEqual(rows.map((row) => [...row]));
        }
      }),
      { numRuns: 10 },
    );
  });
});
