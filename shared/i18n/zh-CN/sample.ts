export const sample = {
  command: '在空的数据文件夹中装入示例中心',
  optionCustomers: '零售户数量（1 至 1,000,000，默认 2000）',
  optionSeed: '种子：相同的种子、数量和日期生成相同的中心（默认 1）',
  optionToday: '示例中心的“今天”，YYYY-MM-DD（默认：当前日期）',
  optionWeeks: '订货历史的周数（0 至 104；默认 26，超过 100,000 户时为 4）',
  optionPast: '“今天”之前的通话、班次和座席状态的周数（0 至 26；默认 8，超过 100,000 户时为 0）',
  loaded:
    '示例中心已装入：{{customers}} 户、{{phones}} 个电话、{{routes}} 条线路、{{products}} 个商品、{{orders}} 张历史订单（{{lines}} 行）、{{calls}} 次历史通话，日期 {{today}}。',
  people: '登录名：{{logins}}；密码均为 {{password}}。',
  credit:
    '街道取自 modood/Administrative-divisions-of-China（WTFPL），节假日取自 NateScarlet/holiday-cn（MIT, © 2019 NateScarlet）；店名、人名、电话、商品和条码均为虚构。',
  title: '示例中心',
  hint: '装入一个虚构的电话订货中心，可以马上试用：零售户、线路、档位、商品、限量、半年订货历史，以及每种角色的人员。只能装入空的数据文件夹。',
  withPast:
    '带截至昨天 {{weeks}} 周的工作记录：通话及其结果和订单、班次、座席状态、传达的消息、工作备注和交接班留言，话单、报表和工作日志因此有内容可看（不超过 100,000 户时）。',
  calls: '截至昨天共有 {{calls}} 次通话。',
  customers: '零售户数量',
  load: '装入示例中心',
  loading: '正在装入：{{customers}} 户，{{orders}} 张订单…',
  cancel: '取消装入',
};
