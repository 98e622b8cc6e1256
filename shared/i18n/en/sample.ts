import type { Messages } from '../messages.ts';
import type { sample as zh } from '../zh-CN/sample.ts';

export const sample: Messages<typeof zh> = {
  command: 'load the sample center into an empty data folder',
  optionCustomers: 'how many retailers (1 to 1,000,000; default 2000)',
  optionSeed: 'the same seed, size and date make the same center (default 1)',
  optionToday: 'the date that the sample lives on, YYYY-MM-DD (default: the present date)',
  optionWeeks: 'weeks of order history (0 to 104; default 26, above 100,000 retailers 4)',
  optionPast: 'weeks of calls, shifts and seats before today (0 to 26; default 8, above 100,000 retailers 0)',
  loaded:
    'The sample center is loaded: {{customers}} retailers, {{phones}} phones, {{routes}} routes, {{products}} products, {{orders}} past orders ({{lines}} lines), {{calls}} past calls, as of {{today}}.',
  people: 'Logins: {{logins}}; the password is {{password}} for all of them.',
  credit:
    'Streets are from modood/Administrative-divisions-of-China (WTFPL), holidays from NateScarlet/holiday-cn (MIT, © 2019 NateScarlet); shops, people, phones, products and barcodes are invented.',
  title: 'Sample center',
  hint: 'Loads an invented phone-ordering center to try at once: retailers, routes, grades, products, quotas, half a year of orders, and people of every role. Only into an empty data folder.',
  withPast:
    'With {{weeks}} weeks of past work up to yesterday: calls with their results and orders, shifts, states of seats, messages, remarks and notes, so that call log, reports and work log have something to show (up to 100,000 retailers).',
  calls: 'Up to yesterday it made {{calls}} calls.',
  customers: 'Retailers',
  load: 'Load the sample center',
  loading: 'Loading: {{customers}} retailers, {{orders}} orders…',
  cancel: 'Cancel loading',
};
