import { hasFloat, QUOTA_SUBJECTS, type QuotaKind } from '../quotas/quota-state.ts';
import type { BoundMapping } from './bind-mapping.ts';
import { plainWord } from './fields.ts';
import { readInteger } from './read-cell.ts';
import { plain } from './read-membership-row.ts';
import { type Rejected, reject } from './read-order-row.ts';

/** A quota as the file says it. What its kind does not take is empty. */
export interface QuotaEntry {
  readonly kind: QuotaKind;
  readonly product: string;
  /** Code or name of the class type; empty: the company's main one. */
  readonly classType: string;
  /** Code or name of the class. */
  readonly class: string;
  readonly customer: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly quantity: number;
  readonly floatPercent: number;
}

const MOST_CODE = 64;
const MOST_FLOAT = 100;

/** How a file may call a kind, as `plainWord` leaves it; × and * between two words go as well. */
const KIND_WORDS: Readonly<Record<QuotaKind, readonly string[]>> = {
  'product-class': [
    'productclass',
    'product,eachofclass',
    '商品分类',
    '商品分类每户',
    '商品类别',
    '分类限量',
    '按分类',
    '按档位',
  ],
  'product-customer': ['productcustomer', 'product,onecustomer', '商品客户', '商品客户每户', '客户限量', '按客户'],
  'class-total': ['classtotal', 'total,eachofclass', '分类合计', '分类合计每户', '分类总量', '合计'],
  'product-supply': [
    'productsupply',
    'supply',
    '商品总投放',
    '总投放',
    '商品货源',
    '货源',
    '总货源',
    '商品总量',
    '商品总货源',
  ],
};
const KIND_BY_WORD = new Map(
  Object.entries(KIND_WORDS).flatMap(([kind, words]) => words.map((word) => [word, kind as QuotaKind] as const)),
);

export function readQuotaKind(text: string): QuotaKind | null {
  return KIND_BY_WORD.get(plainWord(text).replace(/[×*x]/g, '')) ?? null;
}

const SUBJECT_FIELDS = { productId: 'product', classId: 'classCode', customerId: 'customer' } as const;
const MISSING = { productId: 'missing-product', classId: 'missing-class', customerId: 'missing-customer' } as const;

/** `mostQuantity`: what a quota may be at most. */
export function quotaRowReader(
  bound: BoundMapping,
  mostQuantity: number,
): (cells: readonly string[]) => QuotaEntry | Rejected {
  const cell = {
    kind: bound.cell('kind'),
    productId: bound.cell('product'),
    classType: bound.cell('classType'),
    classId: bound.cell('classCode'),
    customerId: bound.cell('customer'),
    from: bound.cell('validFrom'),
    to: bound.cell('validTo'),
    quantity: bound.cell('quantity'),
    float: bound.cell('floatPercent'),
  };
  const readFrom = bound.date('validFrom');
  const readTo = bound.date('validTo');

  /** Codes by what they name. One that the kind does not take would make the quota hold for others than was meant. */
  function subjectsOf(cells: readonly string[], kind: QuotaKind): Record<keyof typeof MISSING, string> | Rejected {
    const found = { productId: '', classId: '', customerId: '' };
    for (const subject of ['productId', 'classId', 'customerId'] as const) {
      const code = cell[subject](cells);
      const isTaken = QUOTA_SUBJECTS[kind].includes(subject);
      if (isTaken && code === '') return reject(MISSING[subject]);
      if (!isTaken && code !== '') {
        return reject('quota-takes-no', { kind, field: SUBJECT_FIELDS[subject], value: code.slice(0, 40) });
      }
      if (code.length > MOST_CODE) return reject('too-long', { value: `${code.slice(0, 20)}…`, most: MOST_CODE });
      found[subject] = code;
    }
    return found;
  }

  return (cells) => {
    if (cells.length !== bound.width) return reject('wrong-width', { found: cells.length, expected: bound.width });
    const kindText = cell.kind(cells);
    const kind = readQuotaKind(kindText);
    if (kind === null) return reject('bad-quota-kind', { value: kindText.slice(0, 40) });
    const subjects = subjectsOf(cells, kind);
    if ('reason' in subjects) return subjects;
    const classType = subjects.classId === '' ? '' : cell.classType(cells);
    if (classType.length > MOST_CODE)
      return reject('too-long', { value: `${classType.slice(0, 20)}…`, most: MOST_CODE });
    const fromText = plain(cell.from(cells));
    const from = readFrom(fromText);
    if (from === null) return reject('bad-date', { value: fromText });
    const toText = plain(cell.to(cells));
    const to = readTo(toText);
    if (to === null) return reject('bad-date', { value: toText });
    if (to.date < from.date) return reject('dates-backwards', { from: from.date, to: to.date });
    const quantityText = plain(cell.quantity(cells));
    const quantity = readInteger(quantityText);
    if (quantity === null) return reject('bad-quantity', { value: quantityText });
    if (quantity < 0) return reject('bad-number', { field: 'quantity', value: quantityText });
    if (quantity > mostQuantity) return reject('quantity-absurd', { value: quantity, most: mostQuantity });
    const floatText = plain(cell.float(cells)).replace(/\s*%$/, '');
    const float = floatText === '' ? 0 : readInteger(floatText);
    if (float === null || float < 0 || float > MOST_FLOAT) {
      return reject('bad-number', { field: 'floatPercent', value: floatText });
    }
    return {
      kind,
      product: subjects.productId,
      classType,
      class: subjects.classId,
      customer: subjects.customerId,
      validFrom: from.date,
      validTo: to.date,
      quantity,
      floatPercent: hasFloat(kind) ? float : 0,
    };
  };
}
