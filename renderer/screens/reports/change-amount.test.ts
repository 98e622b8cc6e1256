import { expect, it } from 'vitest';
import { changeAmount } from './change-amount.ts';

it('says percents and points to a tenth, whole percents above ten, and never that what moved did not', () => {
  expect(changeAmount(0.0242, true, 'en')).toBe('2.4');
  expect(changeAmount(0.042, false, 'en')).toBe('4.2%');
  expect(changeAmount(0.174, false, 'en')).toBe('17%');
  expect(changeAmount(50.51, false, 'en')).toBe('5,051%');
  expect(changeAmount(0.0004, true, 'zh-CN')).toBe('<0.1');
  expect(changeAmount(0.0004, false, 'zh-CN')).toBe('<0.1%');
});
