import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { callLogTotals } from '../../../db/call-log.ts';
import type { CallLogView } from '../../../db/call-log-filter.ts';
import { seedCalls } from '../../../db/testing/seed-calls.ts';
import { CALL_COLUMNS, callLogFilter } from '../../../shared/contract/call-log.ts';
import { DATABASE_FILE } from '../backend.ts';
import { type JobHost, runJob } from '../jobs/run-job.ts';
import { FULL_AT, fillDisk } from '../testing/full-disk.ts';
import { sheetRows } from '../testing/read-file-rows.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import type { ExportCallsInput } from './export-calls.ts';
import type { WrittenRows } from './write-rows.ts';

const BOSS: CallLogView = { scope: 'all', operatorId: 'boss', teamId: null, fullNumbers: true };
const FILTER = callLogFilter.parse({ from: '2026-11-01', to: '2026-11-30' });

let backend: TempBackend;
let folder: string;
beforeAll(async () => {
  backend = createTempBackend();
  await backend.services.writer.write((tx) => seedCalls(tx, { calls: 5000 }));
  folder = fs.mkdtempSync(join(backend.dataDir, 'out-'));
});
afterAll(() => backend.close());
afterEach(() => vi.restoreAllMocks());

function run(more: Partial<ExportCallsInput> = {}, isCancelled = () => false) {
  const input: ExportCallsInput = {
    filter: FILTER,
    view: BOSS,
    columns: CALL_COLUMNS,
    format: 'csv',
    language: 'zh-CN',
    file: join(folder, `${crypto.randomUUID()}.csv`),
    replace: false,
    ...more,
  };
  const host: JobHost = {
    dataDir: backend.dataDir,
    databaseFile: join(backend.dataDir, DATABASE_FILE),
    lock: () => Promise.reject(new Error('an export writes nothing')),
    progress: () => {},
    isCancelled,
    nowMs: () => 0,
    newId: () => '',
  };
  return { file: input.file, result: runJob(host, 'export-calls', input) as Promise<WrittenRows> };
}

const columnsOf = (text: string) => parse(text, { columns: true, bom: true }) as Record<string, string>[];

describe('exporting calls', () => {
  it('writes what the totals count, to the unit', async () => {
    const { file, result } = run();
    const written = await result;
    const bytes = fs.readFileSync(file);
    const rows = columnsOf(bytes.toString('utf8'));
    const totals = callLogTotals(backend.services.db, FILTER, BOSS);
    const sum = (column: string) => rows.reduce((total, row) => total + Number(row[column]), 0);
    expect(written).toEqual({
      rows: 5000,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect(rows).toHaveLength(totals.calls);
    expect(sum('数量')).toBe(totals.quantity);
    expect(Math.round(sum('金额') * 100)).toBe(totals.amountMinor);
    expect(sum('通话秒数')).toBe(totals.talkSeconds);
    expect(rows.some((row) => row.订单号?.includes(' '))).toBe(true);
  });

  it('begins with a byte order mark, speaks the language asked and uses the company clock', async () => {
    const chinese = run({ columns: ['startedAt', 'customerName', 'disposition', 'number', 'amount'] });
    await chinese.result;
    const [header, first] = fs.readFileSync(chinese.file, 'utf8').split('\r\n');
    expect(header).toBe('\ufeff"开始时间","客户名称","呼叫结果","号码","金额"');
    expect(first).toBe('2026-11-11 09:00:00,"阳光便利店0","已订货","13800000000",20.90');
    const english = run({ columns: ['disposition'], language: 'en' });
    await english.result;
    expect(fs.readFileSync(english.file, 'utf8').split('\r\n').slice(0, 2)).toEqual([
      '\ufeff"Disposition"',
      '"Ordered"',
    ]);
  });

  it('neutralises formulas in names and notes and keeps line breaks inside their cell', async () => {
    const { file, result } = run({ columns: ['customerName', 'note'] });
    await result;
    const rows = columnsOf(fs.readFileSync(file, 'utf8'));
    expect(rows).toHaveLength(5000);
    const names = new Set(rows.map((row) => row.客户名称));
    for (const shown of [`'=HYPERLINK("http://x","点我")`, "'＝1+1便利店", "'  +8613800138000", "'\t制表符商行"]) {
      expect(names).toContain(shown);
    }
    expect(new Set(rows.map((row) => row.备注))).toEqual(new Set(['', "'=1+1", '说"下周"再打,', '两行\r\n备注']));
  });

  it.each(['csv', 'xlsx'] as const)('keeps in a %s the name that an operator had in the call', async (format) => {
    const name = (text: string | null) =>
      backend.services.writer.write((tx) =>
        tx.raw.prepare('UPDATE call SET operator_name = ? WHERE rowid = 1').run(text),
      );
    await name('=王芳(旧名)');
    const { file, result } = run({ columns: ['operator', 'operator'], format });
    await result;
    await name(null);
    const rows =
      format === 'xlsx' ? await sheetRows(file) : (parse(fs.readFileSync(file), { bom: true }) as string[][]);
    const former = format === 'xlsx' ? '=王芳(旧名)' : "'=王芳(旧名)";
    expect(rows.slice(1, 3)).toEqual([
      [former, former],
      ['座席员2', '座席员2'],
    ]);
  });

  it('masks numbers for those who may not see them', async () => {
    const { file, result } = run({ columns: ['number'], view: { ...BOSS, fullNumbers: false } });
    await result;
    const numbers = columnsOf(fs.readFileSync(file, 'utf8')).map((row) => row.号码 ?? '');
    expect(numbers.every((number) => /^138\*{4}\d{4}$/.test(number))).toBe(true);
  });

  it('writes GB18030 without a mark', async () => {
    const { file, result } = run({ columns: ['customerName'], format: 'csv-gb18030' });
    await result;
    const bytes = fs.readFileSync(file);
    expect(iconv.decode(bytes, 'gb18030').startsWith('"客户名称"\r\n"阳光便利店0"\r\n')).toBe(true);
  });

  it('writes the same cells as a spreadsheet: texts as texts, numbers as numbers, dates as dates', async () => {
    const [csv, xlsx] = [run(), run({ format: 'xlsx' })];
    const written = await xlsx.result;
    await csv.result;
    const bytes = fs.readFileSync(xlsx.file);
    expect(written).toEqual({
      rows: 5000,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    const [head, ...cells] = await sheetRows(xlsx.file);
    const lines = columnsOf(fs.readFileSync(csv.file, 'utf8'));
    expect(head).toEqual(Object.keys(lines[0] as object));
    // What CSV has to make harmless is a plain text here; amounts lose the zeros that their format shows.
    const plain = (text: string, column: string) =>
      column === '金额' ? text.replace(/\.?0+$/, '') : text.replace(/^'/, '');
    const expected = lines.map((line) => Object.entries(line).map(([column, text]) => plain(text, column)));
    expect(cells.map((row) => head?.map((_, at) => row[at] ?? ''))).toEqual(expected);
  });

  it.each(['csv', 'xlsx'] as const)('leaves nothing of a %s behind when it is cancelled on its way', async (format) => {
    const before = fs.readdirSync(folder);
    let looks = 0;
    const isCancelled = () => {
      looks += 1;
      return looks > 1;
    };
    await expect(run({ format }, isCancelled).result).rejects.toThrow('job-cancelled');
    expect(fs.readdirSync(folder)).toEqual(before);
  });

  it('writes the header alone when nothing matches', async () => {
    const { file, result } = run({ filter: { ...FILTER, to: FILTER.from }, columns: ['id'] });
    expect((await result).rows).toBe(0);
    expect(fs.readFileSync(file, 'utf8')).toBe('\ufeff"呼叫编号"\r\n');
  });

  it('writes the header alone as a spreadsheet too', async () => {
    const { file, result } = run({ filter: { ...FILTER, to: FILTER.from }, columns: ['id'], format: 'xlsx' });
    expect((await result).rows).toBe(0);
    expect(await sheetRows(file)).toEqual([['呼叫编号']]);
  });

  it.each(FULL_AT)('says that the disk is full and removes the part of a %s, full at %s', async (format, at) => {
    const makeRoom = fillDisk(at);
    const before = fs.readdirSync(folder);
    const { file, result } = run({ format, columns: ['id'] });
    await expect(result).rejects.toThrow('disk-full');
    expect(fs.readdirSync(folder)).toEqual(before);
    // With room again the same is written.
    makeRoom();
    expect((await run({ format, columns: ['id'], file }).result).rows).toBe(5000);
  });

  it('replaces a file only when told to', async () => {
    const { file, result } = run({ columns: ['id'] });
    await result;
    const before = fs.readFileSync(file);
    await expect(run({ file, columns: ['number'] }).result).rejects.toThrow('export-file-exists');
    expect(fs.readFileSync(file)).toEqual(before);
    await run({ file, columns: ['number'], replace: true }).result;
    expect(fs.readFileSync(file, 'utf8')).toContain('号码');
    expect(fs.readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('refuses a folder that does not exist with a sentence', async () => {
    await expect(run({ file: join(folder, 'none', 'x.csv') }).result).rejects.toThrow('export-file-not-writable');
  });
});
