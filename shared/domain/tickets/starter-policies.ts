import type { TicketKind, TicketPriority } from '../../contract/tickets.ts';

/** Times of a policy: `days` are the company's working days, the rest working minutes. */
interface StarterPolicy {
  readonly key: 'complaint' | 'urgentComplaint' | 'suggestion' | 'serviceRequest' | 'urgentRequest';
  readonly kind: TicketKind;
  readonly priority: TicketPriority | null;
  readonly firstResponse: number;
  readonly handOver: number | null;
  readonly solution: { readonly days: number } | { readonly minutes: number };
}

/** The usual times of the trade: a complaint is answered within half an hour and solved within a working day. */
export const STARTER_POLICIES: readonly StarterPolicy[] = [
  {
    ...{ key: 'complaint', kind: 'complaint', priority: null },
    ...{ firstResponse: 30, handOver: 120, solution: { days: 1 } },
  },
  {
    ...{ key: 'urgentComplaint', kind: 'complaint', priority: 'urgent' },
    ...{ firstResponse: 15, handOver: 30, solution: { minutes: 240 } },
  },
  {
    ...{ key: 'suggestion', kind: 'suggestion', priority: null },
    ...{ firstResponse: 240, handOver: null, solution: { days: 5 } },
  },
  {
    ...{ key: 'serviceRequest', kind: 'service-request', priority: null },
    ...{ firstResponse: 60, handOver: 240, solution: { days: 2 } },
  },
  {
    ...{ key: 'urgentRequest', kind: 'service-request', priority: 'urgent' },
    ...{ firstResponse: 15, handOver: 60, solution: { minutes: 240 } },
  },
];
