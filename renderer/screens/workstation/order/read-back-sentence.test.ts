import { describe, expect, it } from 'vitest';
import { createTranslator, type Language } from '../../../../shared/i18n/index.ts';
import { readBackSentence, type SpokenOrder } from './read-back-sentence.ts';

const ORDER: SpokenOrder = {
  lines: [
    { name: '中华(硬)', unit: '条', quantity: 2 },
    { name: '玉溪(软)', unit: '', quantity: 12 },
  ],
  readBack: {
    deliveryDate: '2026-11-25',
    lineCount: 2,
    totalQuantity: 14,
    amountMinor: 310_320,
    deductionAtMs: null,
    depositMissingMinor: 0,
  },
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
};
const say = (language: Language, more: Partial<SpokenOrder['readBack']> = {}) =>
  readBackSentence(createTranslator(language).t, language, { ...ORDER, readBack: { ...ORDER.readBack, ...more } });

describe('readBackSentence', () => {
  it('says lines, total quantity, amount and delivery day', () => {
    expect(say('zh-CN')).toBe(
      '为您复述：中华(硬) 2 条，玉溪(软) 12。一共 2 个品种，数量 14，金额 ¥3,103.20，11月25日周三送货。',
    );
    expect(say('en')).toBe(
      'Let me read that back: 2 条 中华(硬), 12 玉溪(软). Number of products 2, total quantity 14, ¥3,103.20, delivered on Wed 25 Nov.',
    );
  });

  it('says a note after its line, and nothing where there is none', () => {
    const lines = ORDER.lines.map((line, at) => (at === 0 ? { ...line, note: '要红色包装' } : line));
    const spoken = (language: Language) =>
      readBackSentence(createTranslator(language).t, language, { ...ORDER, lines }).split(/[。.]/)[0];
    expect(spoken('zh-CN')).toBe('为您复述：中华(硬) 2 条（要红色包装），玉溪(软) 12');
    expect(spoken('en')).toBe('Let me read that back: 2 条 中华(硬) (要红色包装), 12 玉溪(软)');
  });

  it('reminds of a short deposit, with the time of the deduction where there is one', () => {
    const deductionAtMs = Date.parse('2026-11-24T18:00:00+08:00');
    expect(say('zh-CN', { depositMissingMinor: 50_000, deductionAtMs })).toContain(
      '预存款还差 ¥500.00，请您在11月24日周二 18:00 扣款前存入。',
    );
    expect(say('en', { depositMissingMinor: 50_000 })).toContain('short by ¥500.00; please pay it in soon.');
  });

  it('says a price that changed while the order was typed', () => {
    const changed = (language: Language) =>
      readBackSentence(createTranslator(language).t, language, {
        ...ORDER,
        lines: ORDER.lines.map((line, at) =>
          at === 0 ? { ...line, changedPrice: { shownMinor: 38_160, priceMinor: 39_000 } } : line,
        ),
      });
    expect(changed('zh-CN')).toContain('中华(硬) 单价已由 ¥381.60 变为 ¥390.00。');
    expect(changed('en')).toContain('The price of 中华(硬) is ¥390.00 now, not ¥381.60.');
  });
});
