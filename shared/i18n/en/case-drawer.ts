/** Registering a case beside the order, and the customer's cases beside it. */
export const caseDrawer = {
  open: 'Register or look at a case',
  title: 'Case',
  chooseKind: 'Which kind of case?',
  kept: 'half typed',
  openCase: 'Open',
  register: 'Register',
  registered: '{{number}} is registered.',
  discard: 'Discard',
  discardAsk: 'Discard this case that is not registered? What was typed is not kept.',
  keptFrom: 'Goes on with what was typed and not registered at {{at}}.',
  leftBehind: '{{kind}} of the customer before: not registered, but kept for your next call with them.',
  page: 'Open its page',
  toOrder: 'To the order',
  loading: 'Opening the case',
  order: {
    about: 'Order that it is about',
    none: 'No order',
    past: 'Delivered {{day}} · {{lines}} lines · {{amount}} · {{number}}',
    inHand: 'The order of this call',
    line: 'Product that it is about',
    whole: 'The whole order',
  },
  knowledge: {
    title: 'Knowledge',
    insert: 'Insert as answer',
  },
  tab: {
    open: 'Open',
    ended: 'Ended lately',
    none: 'This customer has no cases.',
  },
};
