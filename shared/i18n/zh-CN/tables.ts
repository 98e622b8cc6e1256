/** Tables of figures as files. */
export const tables = {
  csv: 'CSV',
  xlsx: 'Excel',
  save: { csv: '把这张表存为 CSV', xlsx: '把这张表存为 Excel 工作簿' },
  total: '合计',
  before: '{{name}}（上期）',
  share: '{{name}}（%）',
  seconds: '{{name}}（秒）',
  hours: '{{name}}（小时）',
  amount: '{{name}}（{{currency}}）',
  of: '{{group}}-{{name}}',
};
