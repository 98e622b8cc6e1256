import fc from 'fast-check';
import { expect, it } from 'vitest';
import { excerptOf } from './excerpt.ts';

it('shows what was written around the match', () => {
  const text = '昨天送来的玉溪软包外包装破损，有两条被压扁，请尽快核实并补送，希望不要再发生这样的事情';
  expect(excerptOf(text, '破损')).toEqual({
    before: '昨天送来的玉溪软包外包装',
    match: '破损',
    after: '，有两条被压扁，请尽快核实并补送，希望不要再发生…',
  });
  expect(excerptOf(text, '事情')?.before).toMatch(/^…/);
});

it('finds what is written otherwise, and shows it as it was', () => {
  expect(excerptOf('Call ＡＢＣ shop', 'abc')).toEqual({ before: 'Call ', match: 'ＡＢＣ', after: ' shop' });
  expect(excerptOf('two\n\n  lines', 'two lines')).toEqual({
    before: '',
    match: 'two  lines'.replace('  ', ' '),
    after: '',
  });
  expect(excerptOf('㎏ 5', 'kg')).toMatchObject({ match: '㎏' });
  expect(excerptOf('nothing', 'x')).toBeUndefined();
});

it('leaves the text as it is, whatever stands in it', () => {
  const texts = fc.array(fc.constantFrom('<b>', '&', '破', '损', 'A', ' ', '𠮷', 'ﬁ'), { maxLength: 60 });
  fc.assert(
    fc.property(texts, fc.constantFrom('破损', '<b>', 'a', '𠮷', 'fi'), (parts, needle) => {
      const text = parts.join('').replace(/\s+/g, ' ').trim();
      const found = excerptOf(text, needle);
      const isThere = text.normalize('NFKC').toLowerCase().includes(needle);
      expect(found !== undefined).toBe(isThere);
      if (!found) return;
      const shown = `${found.before}${found.match}${found.after}`.replaceAll('…', '');
      expect(text).toContain(shown);
    }),
    { numRuns: 200 },
  );
});
