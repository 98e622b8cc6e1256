import type { FailedReason } from '../../contract/orders.ts';
import type { OrderResult } from '../orders/judge-result.ts';
import type { BoundMapping } from './bind-mapping.ts';
import { plainWord } from './fields.ts';
import type { WallTime } from './read-date.ts';
import { plain } from './read-membership-row.ts';
import { type Rejected, reject } from './read-order-row.ts';

/** What the distribution system says became of an order. */
export interface ResultEntry extends OrderResult {
  readonly number: string;
  /** When it was so; null: the file does not say. */
  readonly at: WallTime | null;
}

const MOST_CODE = 64;
const MOST_NOTE = 200;

const RESULT_WORDS: Readonly<Record<OrderResult['result'], string>> = {
  delivered: 'delivered done completed ok 已送达 送达 已配送 配送完成 已签收 签收 完成 已完成',
  accepted: 'accepted received confirmed success 已接收 接收 已受理 受理 成功 已确认 确认 通过 已通过',
  failed: 'failed fail failure rejected error 失败 未通过 不通过 拒绝 已拒绝 驳回 作废 扣款失败 未扣款 缺货',
};
const REASON_WORDS: Readonly<Record<Exclude<FailedReason, 'other'>, string>> = {
  'no-funds':
    'nofunds insufficientfunds nomoney nodeposit 余额不足 资金不足 存款不足 预存款不足 账户余额不足 扣款失败 扣款不成功 未扣款 欠款',
  'no-stock': 'nostock outofstock stockout shortage 缺货 库存不足 无货 断货 货源不足 无库存',
};

function byWord<Meaning extends string>(words: Readonly<Record<Meaning, string>>): ReadonlyMap<string, Meaning> {
  return new Map(
    (Object.entries(words) as [Meaning, string][]).flatMap(([meaning, text]) =>
      text.split(' ').map((word) => [word, meaning] as const),
    ),
  );
}
const RESULT_BY_WORD = byWord(RESULT_WORDS);
const REASON_BY_WORD = byWord(REASON_WORDS);

/** A reason in other words is kept as a note; a result that names its reason (扣款失败, 缺货) needs no other. */
export function resultRowReader(bound: BoundMapping): (cells: readonly string[]) => ResultEntry | Rejected {
  const numberCell = bound.cell('orderNumber');
  const resultCell = bound.cell('result');
  const reasonCell = bound.cell('reason');
  const noteCell = bound.cell('note');
  const atCell = bound.cell('resultAt');
  const readAt = bound.date('resultAt');
  return (cells) => {
    if (cells.length !== bound.width) return reject('wrong-width', { found: cells.length, expected: bound.width });
    const number = plain(numberCell(cells));
    if (number === '') return reject('missing-order-number');
    if (number.length > MOST_CODE) return reject('too-long', { value: `${number.slice(0, 20)}…`, most: MOST_CODE });
    const resultText = plain(resultCell(cells));
    const result = RESULT_BY_WORD.get(plainWord(resultText));
    if (result === undefined) return reject('bad-word', { field: 'result', value: resultText.slice(0, 40) });
    const atText = plain(atCell(cells));
    const at = atText === '' ? null : readAt(atText);
    if (atText !== '' && at === null) return reject('bad-date', { value: atText });
    if (result !== 'failed') return { number, result, failure: null, at };
    const reasonText = reasonCell(cells).trim();
    const named = REASON_BY_WORD.get(plainWord(reasonText));
    const reason = named ?? (reasonText === '' ? REASON_BY_WORD.get(plainWord(resultText)) : undefined) ?? 'other';
    const note = [named ? '' : reasonText, noteCell(cells).trim()].filter((text) => text !== '').join(': ');
    if (note.length > MOST_NOTE) return reject('too-long', { value: `${note.slice(0, 20)}…`, most: MOST_NOTE });
    return { number, result, failure: { reason, note: note === '' ? null : note }, at };
  };
}
