import { expect, it } from 'vitest';
import { valueWords } from './change-words.ts';
import { createTranslator } from './index.ts';

it('says every value of a change as people do', () => {
  const { t } = createTranslator('en');
  const phones = [
    { number: '138****8000', label: 'Owner', dead: true },
    { number: '139****9000', label: null, dead: false },
  ];
  expect(valueWords(t, 'phones', phones)).toBe(`138****8000 Owner (${t('customerChanges.deadMark')}) · 139****9000`);
  expect(valueWords(t, 'phones', [])).toBe(t('customerChanges.nothing'));
  expect(valueWords(t, 'orderWeekdays', 'MO,TH')).toBe('Mon, Thu');
  expect(valueWords(t, 'orderWeekdays', null)).toBe(t('customers.routeOwnDay'));
  expect(valueWords(t, 'doNotCall', true)).toBe(t('customerChanges.yes'));
  expect(valueWords(t, 'status', 'closed')).toBe(t('customers.closed'));
  expect(valueWords(t, 'address', null)).toBe(t('customerChanges.nothing'));
  expect(valueWords(createTranslator('zh-CN').t, 'orderWeekdays', 'MO,TH')).toBe('周一、周四');
});
