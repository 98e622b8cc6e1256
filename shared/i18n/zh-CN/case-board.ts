export const caseBoard = {
  title: '工单看板',
  asBoard: '看板',
  asList: '列表',
  withoutText: '这里显示符合条件的全部工单；搜索“{{text}}”只用于列表，回到列表时仍在。',
  onlyOverdue: '只看逾期',
  keys: '方向键在卡片间移动，回车打开，空格选下一步。',
  ended: '今天结束',
  columnLabel: '{{state}}，{{total}} 件',
  stepsOf: '{{number}} 的下一步',
  noSteps: '在这里没有您可以办理的下一步。',
  noClock: '不计时',
  rest: '其余 {{total}} 件见列表',
};
