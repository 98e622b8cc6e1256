/** What operators note beside a call, by its result; most note nothing. */
export const CALL_NOTES: Readonly<Record<string, readonly string[]>> = {
  ordered: ['请早点送。', '问到新品，下次再看。', '老板娘接的电话。', '请司机走后门。', '下周可能多要一些。'],
  'no-order': ['货架还满，下个周期再订。', '店里在盘点。', '老板说资金紧。', '想要的规格没有货源。'],
  refused: ['现在很忙，不想谈。', '说已经在网上看过了。'],
  callback: ['在接货，稍后再打。', '正在送孩子。', '请半小时后再打。'],
  handled: [
    '问送货时间，已答复。',
    '核对上周的订单金额。',
    '问扣款日期，已答复。',
    '问新品到货时间。',
    '查询剩余限量。',
  ],
  'wrong-person': ['店员接的，老板不在。'],
  unknown: ['新开店咨询如何办理订货。', '打错了。', '问最近的零售点在哪里。'],
};

/** Told in the calls of some weeks; `weeksAgo` is when it began, for so many weeks. */
export const PAST_MESSAGES: readonly { readonly weeksAgo: number; readonly weeks: number; readonly text: string }[] = [
  { weeksAgo: 8, weeks: 2, text: '下周起送货时间提前半小时，请留人收货。' },
  { weeksAgo: 6, weeks: 2, text: '青屿(细支)换新包装，条码不变。' },
  { weeksAgo: 4, weeks: 2, text: '下月起扣款时间提前到上午九点，请提前存款。' },
  { weeksAgo: 1, weeks: 3, text: '新品“鹿鸣洲（中支）”到货，限量供应，欢迎试销。' },
];

/** An operator's words about a day, so many days ago, with the lead's answer. */
export const PAST_REMARKS: readonly { readonly daysAgo: number; readonly text: string; readonly answer?: string }[] = [
  { daysAgo: 1, text: '今天有几户反映网上订货打不开，都改成电话订了。' },
  { daysAgo: 1, text: '雁回系列问的人多，限量不够分。' },
  { daysAgo: 2, text: '下午耳机有杂音，换了一副。', answer: '已报修，备用耳机在柜子里。' },
  { daysAgo: 3, text: '两户老板换了号码，已登记变更。', answer: '好，已审批。' },
  { daysAgo: 5, text: '新来的店主不熟悉限量规则，解释了很久。', answer: '辛苦了，话术我补到知识库里。' },
  { daysAgo: 7, text: '上午电话集中，建议把重点客户排在前面。' },
  { daysAgo: 9, text: '今天接通率低，很多店在搞活动。' },
  { daysAgo: 12, text: '替同事打了一部分，备注都写在通话里了。', answer: '收到，谢谢。' },
  { daysAgo: 16, text: '送货晚到的投诉有三起，都是同一条线。', answer: '已转配送部跟进。' },
  { daysAgo: 23, text: '建议订货提醒提前一天发。' },
  { daysAgo: 30, text: '这一周补货量比平时大。', answer: '已和仓库说明。' },
];

/** A lead's or, without a team, the supervisor's line above every order, so many days ago. */
export const PAST_BROADCASTS: readonly {
  readonly daysAgo: number;
  readonly from: 'lead' | 'supervisor';
  readonly minute: number;
  readonly text: string;
  readonly withdrawn?: boolean;
}[] = [
  { daysAgo: 1, from: 'lead', minute: 631, text: '下午有会，请先打截单早的线路。' },
  { daysAgo: 1, from: 'supervisor', minute: 655, text: '澄观系列今天供应紧，请先说明再下单。' },
  { daysAgo: 3, from: 'lead', minute: 688, text: '三号车晚点，送货时间请说“下午”。' },
  { daysAgo: 6, from: 'supervisor', minute: 712, text: '扣款系统恢复，存款提醒照常。' },
  { daysAgo: 9, from: 'lead', minute: 667, text: '新品还有余量，可以主动介绍。', withdrawn: true },
  { daysAgo: 13, from: 'lead', minute: 702, text: '请把备注写完整，配送部要看。' },
  { daysAgo: 17, from: 'supervisor', minute: 640, text: '网上订货恢复正常，可请客户自行下单。' },
  { daysAgo: 24, from: 'lead', minute: 693, text: '重点客户还有六户未接通，请优先回拨。' },
  { daysAgo: 31, from: 'supervisor', minute: 675, text: '节前备货，请提醒客户提前存款。' },
  { daysAgo: 44, from: 'lead', minute: 719, text: '今天接通率低，未接通的请换号码再打。' },
];

/** Why a lead gave calls to somebody else. */
export const MOVE_REASONS: readonly string[] = ['上午量大，帮一下。', '截单前打不完。', '临时去开会。', ''];

/** A word from one shift to the next. `doneAfterHours` null: still open. */
export const PAST_NOTES: readonly {
  readonly daysAgo: number;
  readonly audience: 'leads' | 'team' | 'seat';
  readonly text: string;
  readonly important?: boolean;
  readonly doneAfterHours: number | null;
}[] = [
  {
    daysAgo: 1,
    audience: 'team',
    text: '澄观系列今天供应紧，先说明再订，不要答应补货。',
    important: true,
    doneAfterHours: null,
  },
  { daysAgo: 1, audience: 'leads', text: '昨天有两户未接通已错过，今天请先看未接通名单。', doneAfterHours: null },
  { daysAgo: 2, audience: 'seat', text: '本座席耳机已换新，旧的放在抽屉里。', doneAfterHours: 20 },
  { daysAgo: 4, audience: 'leads', text: '配送部说三号车检修，周三线路可能晚到。', doneAfterHours: 26 },
  { daysAgo: 6, audience: 'team', text: '扣款失败的客户先问存款，再确认订单。', doneAfterHours: 48 },
  { daysAgo: 11, audience: 'leads', text: '新员工跟听安排在周四下午。', doneAfterHours: 30 },
  { daysAgo: 19, audience: 'team', text: '系统升级，明早提前十分钟登录。', doneAfterHours: 24 },
];
