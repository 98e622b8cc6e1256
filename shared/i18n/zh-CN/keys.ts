/** What each key does; shown on buttons and in the key map. */
export const keys = {
  next: '下一个 / 拨号 / 接通 / 挂断',
  takeAll: '全部采用建议量（再按一次撤销）',
  standing: '用固定订单填空行（再按一次撤销）',
  standingPanel: '固定订单：查看、用本单保存、删除',
  readBack: '复述订单，再按 Enter 提交',
  lineNote: '当前行的备注（Enter 或 Esc 关闭）',
  result: '呼叫结果，再按 1 至 9',
  incoming: '来电',
  otherNumber: '选择要拨的号码',
  returning: '约定回拨与暂放的呼叫',
  addProduct: '添加商品',
  pause: '小休',
  endWrapUp: '结束整理',
  messages: '传达消息：数字勾选，Esc 返回',
  find: '查找一切，查看快捷键',
  back: '返回一步，不丢弃任何内容',
};
