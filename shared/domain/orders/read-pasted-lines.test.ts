import { describe, expect, it } from 'vitest';
import { readPastedLines } from './read-pasted-lines.ts';

const read = (text: string) => readPastedLines(text)?.lines.map(({ code, quantityText }) => `${code}=${quantityText}`);

describe('readPastedLines', () => {
  it('leaves one cell to the field that it is pasted into', () => {
    expect(readPastedLines('12')).toBeNull();
    expect(readPastedLines(' 12\n')).toBeNull();
    expect(readPastedLines('430101 5')).toBeNull();
  });
  it('takes code and quantity of each row, whatever stands between', () => {
    expect(read('430101\t5\n430114\t10\n')).toEqual(['430101=5', '430114=10']);
    expect(read('430101\t望川(硬)\t５\r\n430114\t望川(软)\t十条')).toEqual(['430101=5', '430114=十条']);
    expect(read('A-1 2\nA-2,3\nA-3；4')).toEqual(['A-1=2', 'A-2=3', 'A-3=4']);
    expect(read('430101\t5')).toEqual(['430101=5']);
  });
  it('passes over the headings and counts other rows that do not fit', () => {
    const pasted = readPastedLines('编码\t名称\t数量\n430101\t望川\t5\n合计\t\n430114');
    expect(pasted).toEqual({ lines: [{ code: '430101', quantityText: '5' }], unfit: 2 });
    expect(readPastedLines('你好\n明天送货')).toEqual({ lines: [], unfit: 1 });
  });
});
