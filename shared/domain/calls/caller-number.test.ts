import { describe, expect, it } from 'vitest';
import { callerEnd, callerNumbers } from './caller-number.ts';

describe('callerNumbers', () => {
  it('reads a number with blanks, dashes and full-width digits', () => {
    expect(callerNumbers('138 0013-8000')).toEqual(['13800138000']);
    expect(callerNumbers('１３８００１３８０００')).toEqual(['13800138000']);
  });
  it('tries it without the country code', () => {
    expect(callerNumbers('+86 138 0013 8000')).toEqual(['8613800138000', '13800138000']);
    expect(callerNumbers('0086 571 8800 1234')).toContain('57188001234');
  });
  it('tries a mobile number without the trunk 0, and leaves a landline its 0', () => {
    expect(callerNumbers('013800138000')).toContain('13800138000');
    expect(callerNumbers('0571 88001234')).toEqual(['057188001234']);
    expect(callerNumbers('+86 571 8800 1234')).toContain('057188001234');
  });
  it.each(['0571-88001234-801', '0571 88001234 转 801', '057188001234ext.801', '057188001234#801'])(
    'tries %s without its extension',
    (text) => expect(callerNumbers(text)).toContain('057188001234'),
  );
  it('takes no group of a number for an extension', () => {
    expect(callerNumbers('0571-8800-1234')).toEqual(['057188001234']);
    expect(callerNumbers('400-820-1234')).toEqual(['4008201234']);
  });
  it('keeps a short number that begins with 86', () => expect(callerNumbers('86123456')).toEqual(['86123456']));
  it('is empty without a digit', () => expect(callerNumbers('unknown')).toEqual([]));
});

describe('callerEnd', () => {
  it.each([
    ['057188001234', '8001234'],
    ['88001234', '88001234'],
    ['138 0013 8000', '00138000'],
    ['8000', '8000'],
    ['800', null],
  ])('of %s is %s', (text, end) => expect(callerEnd(text)).toBe(end));
});
