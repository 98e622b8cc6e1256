import { describe, expect, it } from 'vitest';
import type { OrderSlip } from '../../../shared/contract/orders.ts';
import { createTranslator, type Language } from '../../../shared/i18n/index.ts';
import { slipContent, slipText } from './slip-content.ts';

const SLIP = {
  order: {
    number: '20261124-000012',
    version: 2,
    state: 'submitted',
    customerCode: 'C-004211',
    customerName: '阳光便利店',
    deliveryDate: '2026-11-25',
    lineCount: 2,
    totalQuantity: 14,
    amountMinor: 310_320,
    note: null,
  },
  lines: [
    {
      lineNumber: 1,
      name: '中华(硬)',
      unit: '条',
      quantity: 2,
      priceMinor: 38_160,
      amountMinor: 76_320,
      note: '红包装',
    },
    { lineNumber: 2, name: '玉溪(软)', unit: '', quantity: 12, priceMinor: 19_500, amountMinor: 234_000, note: null },
  ],
  writtenByName: '张敏',
  writtenAtMs: Date.parse('2026-11-24T10:05:00+08:00'),
  depositMissingMinor: 0,
  deductionAtMs: null,
} as unknown as OrderSlip;
const SETTING = { companyName: '某某烟草公司', currency: 'CNY', timeZone: 'Asia/Shanghai' };

function text(language: Language, more: object = {}, company = SETTING.companyName): string {
  const { t } = createTranslator(language);
  const slip = { ...SLIP, ...more } as OrderSlip;
  return slipText(t, slipContent(t, language, slip, { ...SETTING, companyName: company }));
}

describe('the text of an order slip', () => {
  it('says company, number, customer, delivery, lines with price and amount, total, operator, time and version', () => {
    expect(text('zh-CN')).toBe(
      [
        '某某烟草公司',
        '订单 20261124-000012',
        '客户：阳光便利店 C-004211',
        '送货日：11月25日周三',
        '1. 中华(硬) 2 条 × 381.60 = 763.20（红包装）',
        '2. 玉溪(软) 12 × 195.00 = 2,340.00',
        '共 2 行，数量 14，金额 ¥3,103.20',
        '录入：张敏 2026-11-24 10:05（第 2 版）',
      ].join('\n'),
    );
  });

  it('says it in English, without an empty first line where the company has no name', () => {
    expect(text('en', {}, '')).toBe(
      [
        'Order 20261124-000012',
        'Customer: 阳光便利店 C-004211',
        'Delivery: Wed 25 Nov',
        '1. 中华(硬) 2 条 × 381.60 = 763.20 (红包装)',
        '2. 玉溪(软) 12 × 195.00 = 2,340.00',
        'Lines 2, total quantity 14, amount ¥3,103.20',
        'Taken by 张敏, 2026-11-24 10:05 (version 2)',
      ].join('\n'),
    );
  });

  it('reminds of the deposit, and until when', () => {
    const deductionAtMs = Date.parse('2026-11-24T18:00:00+08:00');
    expect(text('zh-CN', { depositMissingMinor: 10_000, deductionAtMs })).toContain(
      '\n预存款还差 ¥100.00，请您在11月24日周二 18:00 扣款前存入。\n',
    );
    expect(text('en', { depositMissingMinor: 10_000 })).toContain('short by ¥100.00');
  });

  it('says when the order no longer stands', () => {
    const order = { ...SLIP.order, state: 'cancelled', note: '放门口' };
    expect(text('zh-CN', { order })).toContain('订单 20261124-000012 · 已取消\n');
    expect(text('zh-CN', { order })).toContain('\n备注：放门口\n');
  });
});
