/** The order slip that a customer is given. */
export const slip = {
  title: '订单 {{number}}',
  total: '共 {{lines}} 行，数量 {{quantity}}，金额 {{amount}}',
  written: '录入：{{operator}} {{at}}（第 {{version}} 版）',
  fact: '{{label}}：{{text}}',
  show: '订单小票',
  print: '打印',
  copy: '复制为文字',
  copyHint: '可发微信或短信',
  copied: '小票文字已复制',
  copyRefused: '系统不允许复制，请打印或手工选取文字。',
  none: '这里还没有提交过订单。',
};
