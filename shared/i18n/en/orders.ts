import type { Messages } from '../messages.ts';
import type { orders as zh } from '../zh-CN/orders.ts';

export const orders: Messages<typeof zh> = {
  suggestion: {
    never: 'Never bought by this customer',
    once: 'Bought only once, on {{date}}; nothing suggested',
    again: 'The last order ({{date}}) held {{last}}',
    usual: 'About {{quantity}} every {{days}} days; {{last}} on {{date}}, {{elapsed}} days ago',
    'not-due': 'About every {{days}} days; last on {{date}}, only {{elapsed}} days ago',
    dropped: 'Not bought since {{date}} (every {{days}} days before)',
    'capped-by-quota': 'Usually {{wanted}}, but only {{left}} of the quota are left',
    'capped-by-stock': 'Usually {{wanted}}, but only {{left}} are in stock',
  },
};
