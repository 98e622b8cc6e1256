import type { Messages } from '../messages.ts';
import type { calledCustomers as original } from '../zh-CN/called-customers.ts';

export const calledCustomers: Messages<typeof original> = {
  title: 'Customers behind a figure',
  description:
    'One row for each customer: code and name lead to its page, numbers to its calls. Route and class as at the last of them.',
  list: 'Customers',
  which: 'Which customers',
  of: { customers: 'Called', reached: 'Reached', ordered: 'With an order' },
  counted: '{{name}} {{total}}',
  sortLabel: 'Order',
  sort: { code: 'By code', calls: 'Most calls first', amount: 'Highest amount first', last: 'Last called first' },
  callsOf: '{{name}} {{what}} {{count}}',
  none: 'No customers fit',
  column: {
    code: 'Code',
    name: 'Customer',
    route: 'Route',
    class: 'Class',
    calls: 'Calls',
    reachedCalls: 'Reached',
    orders: 'Orders',
    quantity: 'Quantity',
    amount: 'Amount',
    last: 'Last call',
  },
};
