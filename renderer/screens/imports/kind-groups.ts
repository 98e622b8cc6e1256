import { IMPORT_KINDS, type ImportKind } from '../../../shared/contract/import-mapping.ts';

/** `base`: brought in once and now and then; `day`: what other systems send through the day. */
const GROUP_OF: Readonly<Record<ImportKind, 'base' | 'day'>> = {
  routes: 'base',
  customers: 'base',
  'class-memberships': 'base',
  products: 'base',
  orders: 'base',
  'order-calendar': 'base',
  quotas: 'base',
  operators: 'base',
  stock: 'day',
  prices: 'day',
  balances: 'day',
  'web-orders': 'day',
  'order-results': 'day',
};

export const KIND_GROUPS = (['base', 'day'] as const).map((group) => ({
  group,
  kinds: IMPORT_KINDS.filter((kind) => GROUP_OF[kind] === group),
}));
