import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importMapping } from '../../contract/import-mapping.ts';
import { bindMapping } from './bind-mapping.ts';
import {
  lineAmountMinor,
  readDecimal,
  readInteger,
  readPhone,
  readStatus,
  readWeekdays,
  readYesNo,
} from './read-cell.ts';
import { DATE_FORMATS, dateReader, suggestDateFormat } from './read-date.ts';
import { REJECT_COLUMNS } from './reject-columns.ts';
import { openFields, suggestMapping } from './suggest-mapping.ts';

describe('cells', () => {
  it('read integers digit by digit', () => {
    expect(['6', '-6', '+6', '12.0', '1,200', '0', '-0'].map(readInteger)).toEqual([6, -6, 6, 12, 1200, 0, 0]);
    expect(['', '1.5', '1e3', '1,20', 'six', '--1', '9999999999999999'].map(readInteger)).toEqual(Array(7).fill(null));
  });

  it('read decimals exactly, or not at all', () => {
    expect(readDecimal('2.55')).toEqual({ units: 255, scale: 2 });
    expect(readDecimal('¥1,200.50')).toEqual({ units: 12005, scale: 1 });
    expect(readDecimal('.5')).toEqual({ units: 5, scale: 1 });
    expect(readDecimal('-11062.06')).toEqual({ units: -1106206, scale: 2 });
    expect(['', '.', '1.2.3', '1e2', '0.1234567', 'ten'].map(readDecimal)).toEqual(Array(6).fill(null));
  });

  it('round a line once, half away from zero', () => {
    const price = (text: string) => readDecimal(text) ?? { units: Number.NaN, scale: 0 };
    expect(lineAmountMinor(price('2.55'), 6, 2)).toBe(1530);
    expect(lineAmountMinor(price('0.005'), 3, 2)).toBe(2);
    expect(lineAmountMinor(price('0.005'), -3, 2)).toBe(-2);
    expect(lineAmountMinor(price('2.5'), 1, 0)).toBe(3);
    expect(lineAmountMinor(price('999999999999999'), 100, 2)).toBeNull();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: -1000, max: 1000 }), (cents, quantity) => {
        const text = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
        expect(lineAmountMinor(price(text), quantity, 2)).toBe(cents * quantity + 0);
      }),
    );
  });

  it('read weekdays, phones, words', () => {
    expect(readWeekdays('周二、周四')).toBe('TU,TH');
    expect(readWeekdays('Fri, mon')).toBe('MO,FR');
    expect(readWeekdays('7 3')).toBe('WE,SU');
    expect(readWeekdays('周九')).toBeNull();
    expect(readPhone('+86 138-0013 8000')).toBe('13800138000');
    expect(readPhone('(010) 8888 6666')).toBe('01088886666');
    expect(readPhone('（０７３１）８８８８－６６６６')).toBe('073188886666');
    expect(readPhone('call me')).toBeNull();
    expect(readPhone('12')).toBeNull();
    expect(['是', 'no', '', 'perhaps'].map(readYesNo)).toEqual([true, false, false, null]);
    expect(['停业', 'Active', '?'].map(readStatus)).toEqual(['closed', 'active', null]);
  });
});

describe('dates', () => {
  it('are read in their format only, and only when they exist', () => {
    expect(dateReader('yyyy-MM-dd HH:mm:ss')('2010-12-01 08:26:00')).toEqual({ date: '2010-12-01', second: 30_360 });
    expect(dateReader('M/d/yyyy H:mm')('12/1/2010 8:26')).toEqual({ date: '2010-12-01', second: 30_360 });
    expect(dateReader('yyyy年M月d日')('2026年2月3日')).toEqual({ date: '2026-02-03', second: 0 });
    expect(dateReader('yyyy-MM-dd')('2026-02-30')).toBeNull();
    expect(dateReader('yyyy-MM-dd')('2026-2-3')).toBeNull();
    expect(dateReader('yyyy-MM-dd HH:mm')('2026-02-03 25:00')).toBeNull();
    expect(() => dateReader('HH:mm')).toThrow(RangeError);
  });

  it('have the format that reads most of them', () => {
    for (const format of DATE_FORMATS) expect(() => dateReader(format)).not.toThrow();
    expect(suggestDateFormat(['2026/11/3 9:05', '2026/13/4 9:05', ''])).toBe('yyyy/M/d H:mm');
    expect(suggestDateFormat(['soon', 'later'])).toBeNull();
    expect(suggestDateFormat([])).toBeNull();
  });
});

describe('a mapping', () => {
  const uci = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country'.split(',');
  const row = '536365,85123A,LANTERN,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom'.split(',');

  it('is guessed from header and rows', () => {
    const cancelled = ['C536379', 'D', 'Discount', '-1', '2010-12-01 09:41:00', '27.5', '14527.0', 'United Kingdom'];
    const mapping = suggestMapping('orders', uci, [row, cancelled]);
    expect(mapping).toEqual({
      kind: 'orders',
      fields: {
        orderNumber: 'InvoiceNo',
        product: 'StockCode',
        productName: 'Description',
        quantity: 'Quantity',
        placedAt: { column: 'InvoiceDate', format: 'yyyy-MM-dd HH:mm:ss' },
        price: 'UnitPrice',
        customer: { column: 'CustomerID', transforms: ['drop-decimal-zeros'] },
        customerArea: 'Country',
      },
      options: { cancelPrefix: 'C' },
    });
    expect(openFields('orders', mapping)).toEqual([]);
    expect(openFields('orders', suggestMapping('orders', ['a', 'b'], []))).toHaveLength(5);
  });

  it('takes no letter that orders begin with for that of cancelling', () => {
    const header = ['订单号', '数量'];
    const guess = (rows: string[][]) => suggestMapping('orders', header, rows).options;
    expect(
      guess([
        ['A1', '5'],
        ['A2', '-5'],
      ]),
    ).toBeUndefined();
    expect(
      guess([
        ['A1', '5'],
        ['T2', '-5'],
      ]),
    ).toEqual({ cancelPrefix: 'T' });
  });

  it('is guessed past the columns of a rejects file', () => {
    const mapping = suggestMapping('customers', [...REJECT_COLUMNS, '客户编码', '客户名称'], []);
    expect(mapping.fields).toEqual({ code: '客户编码', name: '客户名称' });
  });

  it('knows a class column by the name of its field, too', () => {
    const types = [{ code: 'FORMAT', name: '经营业态' }];
    for (const header of ['class:FORMAT', 'format', '经营业态']) {
      expect(suggestMapping('customers', ['code', 'name', header], [], types).fields).toMatchObject({
        'class:FORMAT': header,
      });
    }
  });

  it('is refused where it does not fit the file', () => {
    const bind = (fields: Record<string, unknown>) =>
      bindMapping(importMapping.parse({ kind: 'customers', fields }), ['code', 'name', 'name']);
    expect(() => bind({ code: 'code' })).toThrow('import-field-missing');
    expect(() => bind({ code: 'code', name: 'shop' })).toThrow('import-column-missing');
    expect(() => bind({ code: 'code', name: 'name' })).toThrow('import-column-twice');
    expect(() => bind({ code: 'code', name: 2, colour: 1 })).toThrow('import-field-unknown');
    expect(bind({ code: 'code', name: 3 }).cell('name')(['1', 'a', ' b '])).toBe('b');
  });

  it('transforms, translates and fills in', () => {
    const bound = bindMapping(
      importMapping.parse({
        kind: 'customers',
        fields: {
          code: { column: 'code', transforms: ['drop-decimal-zeros'] },
          name: 'name',
          'class:GRADE': { column: 'grade', words: { A级: 'A' }, default: 'N' },
          area: { value: '城区' },
        },
      }),
      ['code', 'name', 'grade'],
    );
    expect(['code', 'class:GRADE', 'area'].map((name) => bound.cell(name)(['17850.0', 'x', 'A级']))).toEqual([
      '17850',
      'A',
      '城区',
    ]);
    expect(bound.cell('class:GRADE')(['1', 'x', ''])).toBe('N');
  });
});
