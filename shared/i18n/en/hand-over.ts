import type { Messages } from '../messages.ts';
import type { handOver as zh } from '../zh-CN/hand-over.ts';

export const handOver: Messages<typeof zh> = {
  title: 'Hand-over',
  close: 'Close the hand-over',
  hint: 'Each route and delivery once, after the cut-off; its orders are frozen then. What comes later makes a supplement.',
  delivery: 'Delivery date',
  none: 'No route delivers on this day',
  noneHint: 'Choose another delivery date.',
  route: 'Route',
  cutoff: 'Cut-off',
  orders: 'Orders',
  quantity: 'Qty',
  amount: 'Amount',
  state: 'State',
  states: {
    open: 'Open until {{at}}',
    ready: 'Ready',
    empty: 'No order',
    'handed-over': 'Handed over',
    supplement: 'Supplement waits',
  },
  files: 'Files',
  make: 'Hand over',
  makeSupplement: 'Supplement',
  makeOf: 'Hand over {{route}}',
  confirm: 'Hand over {{route}}, orders: {{count}}? They can no longer be changed or cancelled then.',
  keep: 'Not yet',
  done: '{{number}} is handed over.',
  again: 'Nothing came since; {{number}} is still the newest file.',
  download: 'Download {{number}}',
  hash: 'SHA-256 {{sha256}}',
  web: 'Web orders, in no file: {{orders}}, quantity {{quantity}}',
  by: 'orders {{orders}}, {{name}}',
  command: {
    orders: 'Orders',
    handOver:
      "Hand a route's orders for one delivery over to the distribution system after the cut-off, as a file; the orders are frozen, repeating gives the same file",
    route: 'Code of the route',
    delivery: 'Delivery date (YYYY-MM-DD)',
    out: 'File to write',
    force: 'Replace a file that exists',
    example: 'Example: orderline orders hand-over --route R07 --delivery 2026-11-25 --out R07.csv',
    done: '{{number}}: orders handed over {{orders}}, lines {{lines}}: {{file}}\nSHA-256 {{sha256}}',
    again:
      '{{number}}: was handed over before and nothing came since; the same file again, orders {{orders}}, lines {{lines}}: {{file}}\nSHA-256 {{sha256}}',
  },
};
