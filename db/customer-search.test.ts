import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction, openMigrated, type WritableDB } from './connection.ts';
import { indexCustomers, scanCustomers, searchCustomers } from './customer-search.ts';
import { insertCustomer, insertPhone, replacePhones, updateCustomer } from './customers.ts';

const SHOPS: readonly (readonly [code: string, name: string, ...phones: string[]])[] = [
  ['C-000001', '长城便利店', '15400138000', '073105551234'],
  ['C-000002', '重庆小面（长乐店）', '16112345678'],
  ['C-000003', '乐福超市', '15412345678'],
  ['C-000004', '阳光便利店', '16900000001'],
  ['C-000005', '新阳光商行', '16900000002'],
  ['C-000006', '行长银行 24小时', '16455558000'],
  ['C-000007', 'Ａ1“特价”店*OR-(%_)', '15480001234'],
  ['C-000008', '𠮷野家AND店'],
  ['4', '单字店', '16388880000'],
  ['C-4', "O'Brien NEAR店", '16377770000'],
];

let folder: string;
let db: WritableDB;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orderline-search-'));
  db = openMigrated(join(folder, 'search.db'));
  inTransaction(db, (tx) => {
    SHOPS.forEach(([code, name, ...phones], at) => {
      insertCustomer(tx, { id: `c${at + 1}`, code, name, createdAtMs: 0 });
      phones.forEach((number, place) => {
        insertPhone(tx, {
          id: `p${at}-${place}`,
          customerId: `c${at + 1}`,
          position: place + 1,
          number,
          label: null,
          dead: 0,
        });
      });
    });
    indexCustomers(tx, 1, SHOPS.length);
  });
});
afterAll(() => {
  db.raw.close();
  rmSync(folder, { recursive: true });
});

const found = (text: string, limit = 20) => searchCustomers(db, text, limit);

describe('searchCustomers', () => {
  it('finds every customer by every fragment of code, name and phones, as a scan does', () => {
    const fields = SHOPS.flatMap((shop, at) => shop.map((field) => ({ field, searchId: at + 1 })));
    const fragment = fc.constantFrom(...fields).chain(({ field, searchId }) =>
      fc.tuple(fc.nat([...field].length - 1), fc.nat([...field].length - 1)).map(([a, b]) => ({
        text: [...field].slice(Math.min(a, b), Math.max(a, b) + 1).join(''),
        searchId,
      })),
    );
    fc.assert(
      fc.property(fragment, ({ text, searchId }) => {
        fc.pre(text.trim() !== '');
        const hits = found(text);
        expect(hits).toContain(searchId);
        expect(new Set(hits)).toEqual(
          new Set([...scanCustomers(db, text, 20), ...hits.filter((hit) => digitsHold(hit, text))]),
        );
      }),
      { numRuns: 600 },
    );
  });

  /** A text like "0 00" is also looked for as the number "000". */
  function digitsHold(searchId: number, text: string): boolean {
    return scanCustomers(db, text.replace(/[\s()+-]/g, ''), 20).includes(searchId);
  }

  it('finds polyphonic names by every reading', () => {
    expect(found('ccbld')).toEqual([1]);
    expect(found('zcbld')).toEqual([1]);
    expect(found('cq')).toContain(2);
    expect(found('lf')).toEqual([3]);
    expect(found('yf')).toEqual([3]);
    expect(found('hzyh')).toEqual([6]);
  });

  it('takes what looks like an operator as text', () => {
    for (const text of [
      '"',
      '*',
      'OR',
      'AND',
      'NEAR',
      '(',
      '%',
      '_',
      '-(',
      "'",
      '特价"',
      '*OR-(',
      '店*',
      'code:',
      '^',
      '\0',
    ]) {
      expect(() => found(text)).not.toThrow();
    }
    expect(found('*OR-(%_)')).toEqual([7]);
    expect(found('%')).toEqual([7]);
    expect(found("o'b")).toEqual([10]);
    expect(found('“特价”')).toEqual([7]);
    expect(found('\0')).toEqual([]);
  });

  it('reads full-width as half-width and upper as lower case', () => {
    expect(found('a1')).toEqual([7]);
    expect(found('Ａ１')).toEqual([7]);
    expect(found('(长乐店)')).toEqual([2]);
    expect(found('ｃ－000003')).toEqual([3]);
  });

  it('ranks the exact code, then ends of phones, then beginnings of names', () => {
    expect(found('4')[0]).toBe(9);
    expect(found('8000').slice(0, 2).toSorted()).toEqual([1, 6]);
    expect(found('1234').slice(0, 2).toSorted()).toEqual([1, 7]);
    expect(found('阳光')).toEqual([4, 5]);
    expect(found('c-4')[0]).toBe(10);
  });

  it('reads a number as people write it', () => {
    expect(found('+86 154-0013 8000')).toEqual([1]);
    expect(found('0731-0555 1234')).toEqual([1]);
  });

  it('answers nothing to nothing', () => {
    expect(found('')).toEqual([]);
    expect(found('  ')).toEqual([]);
    expect(found('没有这家')).toEqual([]);
  });

  it('follows changes of name and phones', () => {
    inTransaction(db, (tx) => {
      const id = insertCustomer(tx, { id: 'late', code: 'X-1', name: '旧名杂货', createdAtMs: 0 });
      indexCustomers(tx, id, id);
      expect(searchCustomers(tx, '旧名杂', 9)).toEqual([id]);
      updateCustomer(tx, 'late', { name: '新名杂货', updatedAtMs: 1 });
      replacePhones(tx, 'late', [
        { id: 'n', customerId: 'late', position: 1, number: '16399990000', label: null, dead: 0 },
      ]);
      indexCustomers(tx, id, id);
      expect(searchCustomers(tx, '旧名杂', 9)).toEqual([]);
      expect(searchCustomers(tx, '旧名', 9)).toEqual([]);
      expect(searchCustomers(tx, '新名', 9)).toEqual([id]);
      expect(searchCustomers(tx, '99990', 9)).toEqual([id]);
    });
  });
});
