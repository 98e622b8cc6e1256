import { describe, expect, it } from 'vitest';
import { nameInitials, readingsOf } from './initials.ts';

describe('pinyin initials', () => {
  it('hold every reading of polyphonic characters', () => {
    expect(readingsOf('长城')).toEqual(['cc', 'zc']);
    expect(readingsOf('重庆火锅')[0]).toBe('cqhg');
    expect(readingsOf('乐福')).toEqual(expect.arrayContaining(['lf', 'yf']));
    expect(readingsOf('行长银行')[0]).toBe('hzyh');
  });

  it('read surnames in names of people only', () => {
    expect(readingsOf('单雄信', 'person')[0]).toBe('sxx');
    expect(readingsOf('仇和', 'person')[0]).toBe('qh');
    expect(readingsOf('行长银行', 'company')[0]).toBe('hzyh');
  });

  it('keep letters and digits, in any width, and drop signs', () => {
    expect(nameInitials('ABC便利店').split(' ')[0]).toBe('abcbld');
    expect(nameInitials('Ａ1（新）店')).toBe('a1xd');
    expect(nameInitials('—（）')).toBe('');
  });

  it('stay few for a long polyphonic name', () => {
    expect(readingsOf('长行乐重单朝曾车盛传').length).toBeLessThanOrEqual(32);
  });
});
