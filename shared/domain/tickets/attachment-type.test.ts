import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attachmentType, cleanFileName, isContentOf } from './attachment-type.ts';

const head = (text: string) => Uint8Array.from(text, (each) => each.charCodeAt(0));

describe('cleanFileName', () => {
  it('refuses what is a path, and takes out what deceives', () => {
    expect(['../../x.exe', '..\\x.pdf', '/etc/passwd', '...', ' '].map(cleanFileName)).toEqual(
      Array.from({ length: 5 }, () => null),
    );
    expect(cleanFileName('照片\u202egpj.pdf')).toBe('照片gpj.pdf');
    expect(cleanFileName(' 破损: 1?.jpg. ')).toBe('破损_ 1_.jpg');
    expect(cleanFileName(`${'长'.repeat(300)}.jpeg`)).toHaveLength(120);
    expect(cleanFileName(`${'长'.repeat(300)}.jpeg`)).toMatch(/\.jpeg$/);
  });

  it('never leaves a separator, a control sign or more than 120 characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const clean = cleanFileName(name);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go.
        return clean === null || (clean.length <= 120 && !/[/\\\u0000-\u001f]|^\.|[\s.]$/.test(clean));
      }),
      { numRuns: 200 },
    );
  });
});

it('takes types by extension and content together', () => {
  expect(['a.JPG', 'a.pdf', 'a.exe', 'a.svg', 'a.html', 'a', 'a.docm'].map(attachmentType)).toEqual([
    'image/jpeg',
    'application/pdf',
    ...Array.from({ length: 5 }, () => null),
  ]);
  expect(isContentOf('a.pdf', head('%PDF-1.7'))).toBe(true);
  expect(isContentOf('a.pdf', head('MZ\x90\x00'))).toBe(false);
  expect(isContentOf('a.jpg', head('<html>'))).toBe(false);
  expect(isContentOf('a.webp', head('RIFF\x01\x01\x01\x01WEBP'))).toBe(true);
  expect(isContentOf('a.wav', head('RIFF\x01\x01\x01\x01WEBP'))).toBe(false);
  expect(isContentOf('a.txt', head('MZ\x90\x00'))).toBe(false);
  expect(isContentOf('a.csv', head('a,b\n1,2'))).toBe(true);
});
