/** Registering a case beside the order, and the customer's cases beside it. */
export const caseDrawer = {
  open: '登记或查看工单',
  title: '工单',
  chooseKind: '登记哪一类工单？',
  kept: '有没登记完的内容',
  openCase: '打开',
  register: '登记',
  registered: '已登记 {{number}}。',
  discard: '放弃填写',
  discardAsk: '放弃这张没有登记的工单？填写的内容不再保留。',
  keptFrom: '接着填写 {{at}} 没有登记完的内容。',
  leftBehind: '刚才的{{kind}}还没有登记，填写的内容已保留，下次与该零售户通话时继续。',
  page: '打开工单页',
  toOrder: '回到订单',
  loading: '正在打开工单',
  order: {
    about: '涉及的订单',
    none: '不涉及订单',
    past: '{{day}} 送货 · {{lines}} 行 · {{amount}} · {{number}}',
    inHand: '这次通话的订单',
    line: '涉及的商品',
    whole: '整张订单',
  },
  knowledge: {
    title: '相关知识',
    insert: '插入为答复',
  },
  tab: {
    open: '未结',
    ended: '最近已结',
    none: '这个零售户没有工单。',
  },
};
