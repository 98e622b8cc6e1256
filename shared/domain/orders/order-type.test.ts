import { describe, expect, it } from 'vitest';
import type { OrderForm } from '../../contract/order-form.ts';
import { createTranslator } from '../../i18n/index.ts';
import { deliveryProblem } from './form-facts.ts';
import { type OrderRule, orderTypeOf, orderTypeProblem } from './order-type.ts';

const rule = (allowed: Partial<OrderRule['allowed']>, more: Partial<OrderRule> = {}): OrderRule => ({
  channel: 'phone',
  className: 'B',
  allowed: { regular: [], 'off-day': [], advance: [], ...allowed },
  ...more,
});
const say = (...asked: Parameters<typeof orderTypeProblem>): string[] => {
  const problem = orderTypeProblem(...asked);
  return problem === null
    ? []
    : (['zh-CN', 'en'] as const).map((language) =>
        createTranslator(language).t(`errors.${problem.key}`, problem.params),
      );
};

describe('order types', () => {
  it('are in advance for a later delivery, else on or off the order day', () => {
    const delivery = { deliveryDate: '2026-12-02', offDay: true };
    expect(orderTypeOf(delivery, '2026-11-25')).toBe('advance');
    expect(orderTypeOf(delivery, '2026-12-02')).toBe('off-day');
    expect(orderTypeOf({ ...delivery, offDay: false }, '2026-12-02')).toBe('regular');
    expect(orderTypeOf(delivery, null)).toBe('off-day');
  });

  it('are refused with the class and what is allowed instead', () => {
    const b = rule({ regular: ['phone', 'web'], advance: ['web'] });
    expect(say('regular', b)).toEqual([]);
    expect(say('off-day', b)).toEqual([
      '分类“B”不能通过电话外呼非订货日订货；该渠道可以订货日订货。',
      'Class “B” may not order off the order day by phone (called out). Allowed that way: on the order day.',
    ]);
    expect(say('regular', rule({ regular: ['web'] }))[1]).toBe(
      'Class “B” may not order by phone (called out); it may order by web.',
    );
    expect(say('off-day', { ...b, className: null })[0]).toContain('公司的订货渠道策略');
    expect(say('regular', rule({ regular: ['web'] }, { className: null }))[1]).toContain('one may order by web');
  });

  it('mark the later deliveries of a form that the class may not order for', () => {
    const day = { cutoffAtMs: 0, orderDate: '2026-11-24', offDay: false };
    const form = (orderRule: OrderRule | null) => ({
      deliveries: [
        { ...day, deliveryDate: '2026-11-25' },
        { ...day, deliveryDate: '2026-12-02' },
      ],
      orderRule,
    });
    const marked = (orderRule: OrderRule | null) => {
      const one = form(orderRule) as unknown as OrderForm;
      return one.deliveries.map((delivery) => deliveryProblem(one, delivery)?.key ?? null);
    };
    expect(marked(null)).toEqual([null, null]);
    expect(marked(rule({ regular: ['phone'] }))).toEqual([null, 'order-type-class']);
    expect(marked(rule({ advance: ['phone'] }))).toEqual(['order-type-class', null]);
  });
});
