import { expect, it } from 'vitest';
import { matchProduct, productSearchText } from './match-product.ts';

const PRODUCT = {
  id: 'p',
  code: 'YX-100105',
  name: '长城（软）',
  initials: 'ccr zcr',
  packBarcode: '6901028000017',
  cartonBarcode: '6901028100014',
};
const match = (typed: string) => matchProduct(PRODUCT, productSearchText(typed));

it.each([
  ['yx-100105', { by: 'code', rank: 0 }],
  ['ＹＸ－', { by: 'code', rank: 1 }],
  ['0014', { by: 'barcode', rank: 2 }],
  ['00017', { by: 'barcode', rank: 2 }],
  ['长城(软', { by: 'name', rank: 3 }],
  ['zc', { by: 'initials', rank: 3 }],
  ['CCR', { by: 'initials', rank: 3 }],
  ['软', { by: 'name', rank: 4 }],
  ['cr', { by: 'initials', rank: 5 }],
  ['10', { by: 'code', rank: 6 }],
  ['7', null],
  ['690', null],
  ['x q', null],
  ['cc 软', { by: 'name', rank: 14 }],
  ['zc 0014', { by: 'initials', rank: 13 }],
  ['cc 7', null],
])('%s', (typed, expected) => {
  expect(match(typed)).toEqual(expected);
});
