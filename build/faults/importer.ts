import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type FaultWeek, quotaOf, SUPPLY_FLOAT, stockOf } from '../../db/testing/seed-fault-center.ts';
import type { ImportKind, ImportMappingInput } from '../../shared/contract/import-mapping.ts';
import type { ImportRun } from '../../shared/contract/imports.ts';
import { suggestMapping } from '../../shared/domain/imports/suggest-mapping.ts';
import type { Random } from '../sample/random.ts';
import { type FaultHost, type FaultWindow, HostGone } from './fault-host.ts';
import type { Ledger } from './ledger.ts';

/** Somebody who imports one file after the other. */
export interface Importer {
  readonly host: FaultHost;
  readonly window: FaultWindow;
  readonly random: Random;
  readonly ledger: Ledger;
  readonly historyOrders: number;
  /** Customers that each file of customers changes; 0: no such files. */
  readonly customerRows: number;
  week(): FaultWeek;
  /** The file that is on its way, by kind; its number is the last whole one's and one more. */
  readonly onItsWay: { kind: FaultImport | null };
}
export type FaultImport = keyof Ledger['imported'];

interface File {
  readonly kind: ImportKind;
  readonly header: readonly string[];
  readonly rows: readonly string[];
  readonly mapping: ImportMappingInput;
}

export const historyPrefix = (file: number) => `F${file}-`;
/** What every customer of a file has as its contact. */
export const contactOf = (file: number) => `第${file}次`;
const HISTORY_MAPPING = fileURLToPath(new URL('../../docs/mappings/uci-online-retail.json', import.meta.url));
const LINES_AN_ORDER = 10;

export async function workImports(importer: Importer, isOver: () => boolean): Promise<void> {
  const { ledger, random, onItsWay, customerRows } = importer;
  const kinds: FaultImport[] = ['stock', 'quotas', 'orders'];
  if (customerRows > 0) kinds.push('customers');
  while (!isOver()) {
    const kind = random.pick(kinds);
    const number = ledger.imported[kind] + 1;
    const week = importer.week();
    onItsWay.kind = kind;
    // After a kill nobody knows what became of it: the same file again, as a person would.
    const isStale = () => kind === 'quotas' && importer.week() !== week;
    while (!isStale() && !(await importOnce(importer, fileOf(importer, kind, number, week))));
    if (isStale()) continue;
    ledger.imported[kind] = number;
    onItsWay.kind = null;
    ledger.counts.imports += 1;
    for (let rest = random.between(5, 25); rest > 0 && !isOver(); rest -= 1) {
      await importer.host.askOnce(importer.window, 'imports.list', {}).catch(() => null);
    }
  }
}

/** True once the file is stored; false when the host went away meanwhile. */
async function importOnce({ host, window }: Importer, file: File): Promise<boolean> {
  const content = [file.header.join(','), ...file.rows, ''].join('\n');
  try {
    const upload = await host.askOnce(window, 'imports.startUpload', {
      fileName: `${file.kind}.csv`,
      sizeBytes: Buffer.byteLength(content),
    });
    const { uploadId } = upload.data as { uploadId: string };
    await host.upload(window, uploadId, content);
    const started = await host.askOnce(window, 'imports.start', {
      uploadId,
      columns: file.header,
      language: 'en',
      mapping: file.mapping,
      testRun: false,
    });
    if (started.error) throw new Error(`import of ${file.kind}: ${JSON.stringify(started.error)}`);
    const { importId } = started.data as { importId: string };
    for (;;) {
      const { data } = await host.askOnce(window, 'imports.find', { importId });
      const run = data as ImportRun;
      if (run.state === 'done') {
        if (run.report?.rejected) throw new Error(`import of ${file.kind}: ${JSON.stringify(run.report.firstRejects)}`);
        return true;
      }
      if (run.state !== 'running') {
        // A busy moment; a life that ended under it left it as failed.
        return false;
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  } catch (error) {
    if (error instanceof HostGone) return false;
    throw error;
  }
}

function fileOf({ historyOrders, customerRows }: Importer, kind: FaultImport, number: number, week: FaultWeek): File {
  switch (kind) {
    case 'stock': {
      const { stocked, plain } = stockOf(number);
      return suggested('stock', ['sku', 'stock'], [`100105,${stocked}`, `100101,${plain}`]);
    }
    case 'quotas': {
      const { supply, classTotal } = quotaOf(number);
      const header = ['限量种类', '商品编码', '分类类别', '分类', '客户编码', '开始日期', '结束日期', '数量', '浮动%'];
      return suggested('quotas', header, [
        `商品总投放,100102,,,,${week.from},${week.to},${supply},${SUPPLY_FLOAT}`,
        `分类合计（每户）,,GRADE,A,,${week.from},${week.to},${classTotal},0`,
      ]);
    }
    case 'customers': {
      const rows = Array.from({ length: customerRows }, (_, at) => `Z${at},店铺${number}-${at},${contactOf(number)}`);
      return suggested('customers', ['客户编码', '客户名称', '联系人'], rows);
    }
    case 'orders': {
      const header = [
        'InvoiceNo',
        'StockCode',
        'Description',
        'Quantity',
        'InvoiceDate',
        'UnitPrice',
        'CustomerID',
        'Country',
      ];
      const rows = Array.from({ length: historyOrders * LINES_AN_ORDER }, (_, at) => {
        const order = Math.floor(at / LINES_AN_ORDER);
        const line = at % LINES_AN_ORDER;
        return `${historyPrefix(number)}${order},S${line},thing ${line},${1 + line},2026-10-01 10:00:00,1.25,${10_000 + order},UK`;
      });
      const mapping = JSON.parse(readFileSync(HISTORY_MAPPING, 'utf8')) as ImportMappingInput;
      return { kind: 'orders', header, rows, mapping };
    }
  }
}

function suggested(kind: ImportKind, header: readonly string[], rows: readonly string[]): File {
  const cells = rows.map((row) => row.split(','));
  return { kind, header, rows, mapping: suggestMapping(kind, header, cells) };
}
