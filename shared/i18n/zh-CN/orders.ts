export const orders = {
  suggestion: {
    never: '该客户没有订过',
    once: '只在 {{date}} 订过一次，不建议',
    again: '上一张订单（{{date}}）订了 {{last}}',
    usual: '约每 {{days}} 天订 {{quantity}}；{{date}} 订了 {{last}}，距今 {{elapsed}} 天',
    'not-due': '约每 {{days}} 天订一次，上次 {{date}}，才过 {{elapsed}} 天',
    dropped: '{{date}} 以后不再订（原来约每 {{days}} 天一次）',
    'capped-by-quota': '按习惯应为 {{wanted}}，限量只剩 {{left}}',
    'capped-by-stock': '按习惯应为 {{wanted}}，库存只剩 {{left}}',
  },
};
