import type { ROOT_CAUSES, TicketKind } from '../../shared/contract/tickets.ts';
import type { Random } from './random.ts';

/** How many ended cases the sample has, over so many days before its own. */
const PAST_CASES = 240;
export const PAST_DAYS = 90;

type RootCause = (typeof ROOT_CAUSES)[number];

/** What customers came with: by the key of a usual category, how often, in which words, and what lay behind it. */
const SUBJECTS: readonly {
  readonly kind: TicketKind;
  readonly category: string;
  readonly share: number;
  readonly text: string;
  readonly causes?: readonly RootCause[];
}[] = [
  { kind: 'complaint', category: 'late', share: 16, text: '货到得比约定的晚，店里断了货。', causes: ['late-delivery'] },
  {
    kind: 'complaint',
    category: 'short',
    share: 11,
    text: '实收比订单少，点货时送货员还在。',
    causes: ['short-delivery', 'short-delivery', 'order-entry'],
  },
  { kind: 'complaint', category: 'damaged', share: 9, text: '外包装压坏，要求补送。', causes: ['damaged-goods'] },
  { kind: 'complaint', category: 'supply', share: 7, text: '紧俏品连续没有货源。', causes: ['other', 'system'] },
  {
    kind: 'complaint',
    category: 'price',
    share: 6,
    text: '扣款和订单金额对不上。',
    causes: ['price-or-payment', 'price-or-payment', 'customer-error'],
  },
  { kind: 'complaint', category: 'manner', share: 4, text: '送货员态度不好。', causes: ['service-manner'] },
  { kind: 'complaint', category: 'quality', share: 2, text: '同一批次有受潮的。', causes: ['product-quality'] },
  { kind: 'suggestion', category: 'suggestDelivery', share: 5, text: '建议送货时间改到上午。' },
  { kind: 'suggestion', category: 'suggestSupply', share: 4, text: '建议多投放本地畅销规格。' },
  { kind: 'suggestion', category: 'suggestService', share: 3, text: '建议订货提醒改用短信。' },
  { kind: 'service-request', category: 'phone', share: 12, text: '换了手机号，请登记。' },
  { kind: 'service-request', category: 'otherRequest', share: 9, text: '请补打上月的送货单。' },
  { kind: 'service-request', category: 'contact', share: 6, text: '店里换了联系人。' },
  { kind: 'service-request', category: 'account', share: 4, text: '结算账户换了银行。' },
];

/** One case that has ended. Lengths are shares of what its policy allows each clock. */
export interface PastCase {
  readonly kind: TicketKind;
  readonly category: string;
  readonly text: string;
  readonly cause: RootCause | null;
  /** Days before the center's date, and the working minutes of that day at which it came. */
  readonly daysAgo: number;
  readonly minuteOfWork: number;
  readonly firstResponse: number;
  readonly handOver: number;
  readonly solution: number;
  readonly waitedMinutes: number;
  readonly end: 'answered' | 'not-reached' | 'withdrawn';
  readonly score: number;
  readonly reopened: boolean;
}

export function pastCases(random: Random): PastCase[] {
  const bag = SUBJECTS.flatMap((subject) => Array.from({ length: subject.share }, () => subject));
  return Array.from({ length: PAST_CASES }, () => {
    const { kind, category, text, causes } = random.pick(bag);
    const isComplaint = kind === 'complaint';
    // Most are well within their time, some just over it, a few far.
    const share = () => 0.08 + random.next() ** 2 * 1.35;
    return {
      ...{ kind, category, text, cause: causes ? random.pick(causes) : null },
      ...{ daysAgo: random.between(1, PAST_DAYS), minuteOfWork: random.between(5, 400) },
      ...{ firstResponse: share(), handOver: share(), solution: share() },
      waitedMinutes: random.chance(0.15) ? random.between(30, 600) : 0,
      end: random.chance(0.06) ? 'withdrawn' : isComplaint && random.chance(0.09) ? 'not-reached' : 'answered',
      score: random.pick([1, 2, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5]),
      reopened: random.chance(0.07),
    };
  });
}
