import type { Messages } from '../messages.ts';
import type { supervision as original } from '../zh-CN/supervision.ts';

export const supervision: Messages<typeof original> = {
  title: 'Live view',
  figure: {
    calls: 'Calls',
    connectRate: 'Connect rate',
    completion: 'Completion',
    orderRateOfDue: 'Order rate (of due)',
    orderRateOfReached: 'Order rate (of reached)',
    orders: 'Orders',
    quantity: 'Quantity',
    quantityPerOrder: 'Quantity per order',
    amount: 'Amount',
    talkAverage: 'Average talk',
    wrapUpAverage: 'Average wrap-up',
    handleAverage: 'Average handling',
  },
  formula: {
    calls: 'Rows of the call log: one for each call, and one for each further shop of the same conversation',
    connectRate: 'Connect rate = connected ÷ conversations with a result (further shops of one conversation not counted)',
    completion:
      'Completion = due customers with a final result or an order by another channel ÷ due customers (missed is never complete)',
    orderRateOfDue: 'Order rate (of due) = due customers that ordered ÷ due customers (orders by any channel)',
    orderRateOfReached: 'Order rate (of reached) = customers with an order that stands ÷ customers that were spoken to',
    orders: 'Orders taken in these calls that still stand (neither cancelled nor failed)',
    quantity: 'Sum of the quantities of orders that still stand',
    quantityPerOrder: 'Quantity per order = quantity ÷ orders',
    amount: 'Sum of the amounts of orders that still stand',
    talkAverage: 'Average talk = sum of talk seconds ÷ calls',
    wrapUpAverage: 'Average wrap-up = sum of wrap-up seconds ÷ calls',
    handleAverage: 'Average handling = sum of talk, hold and wrap-up seconds ÷ calls',
  },
};
