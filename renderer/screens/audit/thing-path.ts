import type { Right } from '../../../shared/contract/rights.ts';

/** Where a thing is looked at, and the right that this needs; undefined: it has no page of its own (an order opens at the side). */
export function thingPath(entity: string, id: string): { path: string; right: Right } | undefined {
  const code = encodeURIComponent(id);
  switch (entity) {
    case 'customer':
      return { path: `/customers/${code}`, right: 'customer.read' };
    case 'ticket':
      return { path: `/cases/${code}`, right: 'ticket.work' };
    case 'call':
      return { path: `/calls?call=${code}`, right: 'calls.read' };
    case 'operator':
    case 'team':
    case 'seat':
      return { path: '/operators', right: 'operators.manage' };
    case 'route':
      return { path: '/routes', right: 'plan.read' };
    case 'order-cycle-strategy':
      return { path: '/strategies', right: 'plan.read' };
    case 'class':
    case 'class-type':
    case 'customer-groups':
      return { path: '/classes', right: 'plan.read' };
    case 'quota':
      return { path: '/quotas', right: 'plan.read' };
    case 'message':
      return { path: '/messages', right: 'plan.read' };
    case 'setting':
      return { path: '/settings', right: 'settings.manage' };
    case 'customer-change':
      return { path: '/requests', right: 'customer.read' };
    default:
      return undefined;
  }
}
