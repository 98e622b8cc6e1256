import type { Messages } from '../messages.ts';
import type { handOver as zh } from '../zh-CN/hand-over.ts';

export const handOver: Messages<typeof zh> = {
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
