import type { TicketKind, TransitionName } from '../../shared/contract/tickets.ts';

/** Units of the sample and the usual categories (by key) whose cases they get. Members: by place among the operators. */
export const SAMPLE_UNITS = [
  { code: 'U-01', name: '仓储部', assigning: 'unit', members: [], categories: ['goods'] },
  { code: 'U-02', name: '配送中心', assigning: 'unit', members: [], categories: ['late', 'suggestDelivery'] },
  { code: 'U-03', name: '财务部', assigning: 'unit', members: [], categories: ['price', 'account'] },
  {
    code: 'U-04',
    name: '客户服务组',
    assigning: 'by-load',
    members: [0, 1, 2],
    categories: ['manner', 'phone', 'contact'],
  },
] as const;

/** Short articles: `category` is the key of a usual category, else the whole kind or every case. */
export const SAMPLE_ARTICLES: readonly {
  readonly kind: TicketKind | null;
  readonly category: string | null;
  readonly title: string;
  readonly body: string;
  readonly answer: string;
}[] = [
  {
    kind: 'complaint',
    category: 'damaged',
    title: '货物破损的认定和补送',
    body: '收货当面清点的破损由配送中心认定；收货后发现的，请零售户拍照，24 小时内受理。\n认定后随下一个送货日补送，不扣减订货额度。',
    answer: '您好，请把破损的几条单独放好并拍张照片，我们核实后随下一次送货给您补上，不占您的订货量。',
  },
  {
    kind: 'complaint',
    category: 'late',
    title: '送货晚点的答复',
    body: '先查当天线路的到货情况。超过约定时间两小时的，转配送中心当日答复原因和预计到达时间。',
    answer: '给您添麻烦了。我现在就联系送货线路，半小时内回电告诉您大概几点到。',
  },
  {
    kind: 'service-request',
    category: null,
    title: '资料变更要核对什么',
    body: '电话、地址、联系人变更：核对许可证号后四位和经营者姓名。\n结算账户变更：须经营者本人提出，财务部次日生效。',
    answer: '好的，请您报一下许可证号的后四位和经营者姓名，核对后我马上给您登记。',
  },
];

/** One sample case: how long before the center's date it came, of which category, and the steps it has gone. */
export interface SampleCase {
  readonly kind: TicketKind;
  readonly category: string;
  readonly daysAgo: number;
  readonly text: string;
  /** What it changes of the customer. */
  readonly change?: { readonly contact: string };
  readonly fields?: Readonly<Record<string, string | number>>;
  readonly steps: readonly TransitionName[];
  /** What the customer said when asked. */
  readonly answer?: { readonly satisfaction: number; readonly remark: string };
  /** On so many days the follow-up reached nobody. */
  readonly unreachedDays?: number;
}

export const SAMPLE_CASES: readonly SampleCase[] = [
  { kind: 'complaint', category: 'late', daysAgo: 1, text: '昨天的货到晚上七点才送到，店里断货半天。', steps: [] },
  {
    kind: 'complaint',
    category: 'damaged',
    daysAgo: 2,
    text: '商品：中华（硬）\n破损情况：两条外包装压扁\n希望如何处理：补送',
    fields: { quantity: 2, 'found-when': '收货时' },
    steps: ['accept'],
  },
  {
    kind: 'complaint',
    category: 'short',
    daysAgo: 3,
    text: '订单应送：30 条\n实际收到：28 条\n送货员是否知情：知情',
    fields: { quantity: 2 },
    steps: ['accept', 'hand-over'],
  },
  { kind: 'complaint', category: 'price', daysAgo: 4, text: '账户多扣了一笔货款。', steps: ['accept', 'work', 'wait'] },
  {
    kind: 'complaint',
    category: 'manner',
    daysAgo: 6,
    text: '送货员不愿意搬进店里。',
    steps: ['accept', 'work', 'resolve'],
  },
  { kind: 'complaint', category: 'supply', daysAgo: 8, text: '紧俏烟连续三周没有货源。', steps: ['withdraw'] },
  { kind: 'suggestion', category: 'suggestDelivery', daysAgo: 2, text: '建议节前加送一次。', steps: ['accept'] },
  {
    kind: 'suggestion',
    category: 'suggestSystem',
    daysAgo: 5,
    text: '希望订货时能看到上个月的订货量。',
    steps: ['accept', 'work'],
  },
  {
    kind: 'suggestion',
    category: 'suggestService',
    daysAgo: 9,
    text: '电话订货能否提前半小时开始。',
    steps: ['accept', 'work', 'resolve', 'close'],
  },
  {
    kind: 'service-request',
    category: 'contact',
    daysAgo: 6,
    text: '店交给儿子打理了，以后请找他。',
    change: { contact: '李小军' },
    steps: ['accept', 'resolve'],
  },
  { kind: 'service-request', category: 'phone', daysAgo: 1, text: '换了手机号，请登记新号码。', steps: [] },
  {
    kind: 'service-request',
    category: 'closing',
    daysAgo: 3,
    text: '店面装修，停业两周。',
    fields: { from: '2026-12-01', to: '2026-12-14' },
    steps: ['accept', 'work'],
  },
  {
    kind: 'service-request',
    category: 'otherRequest',
    daysAgo: 7,
    text: '请补一份上月的送货单。',
    steps: ['accept', 'work', 'resolve', 'close'],
  },
  {
    kind: 'complaint',
    category: 'late',
    daysAgo: 4,
    text: '连续两次下午才送到，早上没有货卖。',
    steps: ['accept', 'work', 'resolve', 'ask-customer'],
  },
  {
    kind: 'complaint',
    category: 'manner',
    daysAgo: 7,
    text: '送货员把货放在门口就走了。',
    steps: ['accept', 'work', 'resolve', 'ask-customer'],
    answer: { satisfaction: 4, remark: '已经道歉，这次送进店里了。' },
  },
  {
    kind: 'complaint',
    category: 'price',
    daysAgo: 12,
    text: '同一张订单扣了两次款。',
    steps: ['accept', 'work', 'resolve', 'ask-customer'],
    unreachedDays: 3,
  },
];
