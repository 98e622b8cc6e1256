import type { FieldDefinition, TicketKind, TicketPriority } from '../../contract/tickets.ts';
import type { ChangeField } from '../customers/change-parts.ts';

/** One of the usual categories; its words are in shared/i18n under `starter`. */
export interface StarterCategory {
  readonly key: string;
  readonly kind: TicketKind;
  readonly parent?: string;
  readonly priority?: TicketPriority;
  readonly fields?: readonly (Pick<FieldDefinition, 'type' | 'required'> & {
    readonly key: string;
    readonly choices?: readonly string[];
  })[];
  readonly checks?: readonly string[];
  readonly template?: true;
  readonly changes?: readonly ChangeField[];
}

const QUANTITY = { key: 'quantity', type: 'number', required: true } as const;

/** What retailers of a tobacco wholesaler complain of, propose and ask for, parents before what is below them. */
export const STARTER_CATEGORIES: readonly StarterCategory[] = [
  { key: 'goods', kind: 'complaint', checks: ['photoSeen', 'countConfirmed'] },
  {
    key: 'damaged',
    kind: 'complaint',
    parent: 'goods',
    fields: [QUANTITY, { key: 'foundWhen', type: 'choice', required: true, choices: ['atDelivery', 'later'] }],
    template: true,
  },
  { key: 'short', kind: 'complaint', parent: 'goods', priority: 'high', fields: [QUANTITY], template: true },
  {
    key: 'quality',
    kind: 'complaint',
    parent: 'goods',
    priority: 'high',
    fields: [QUANTITY, { key: 'batch', type: 'text', required: false }],
  },
  { key: 'late', kind: 'complaint', fields: [{ key: 'promisedFor', type: 'date', required: false }], template: true },
  {
    key: 'price',
    kind: 'complaint',
    priority: 'high',
    fields: [{ key: 'amount', type: 'number', required: false }],
    checks: ['accountChecked'],
  },
  { key: 'manner', kind: 'complaint', priority: 'high', fields: [{ key: 'whom', type: 'text', required: false }] },
  { key: 'supply', kind: 'complaint', template: true },
  { key: 'otherComplaint', kind: 'complaint' },
  { key: 'suggestSupply', kind: 'suggestion' },
  { key: 'suggestDelivery', kind: 'suggestion' },
  { key: 'suggestService', kind: 'suggestion' },
  { key: 'suggestSystem', kind: 'suggestion' },
  { key: 'otherSuggestion', kind: 'suggestion' },
  { key: 'phone', kind: 'service-request', checks: ['callerKnown'], changes: ['phones'] },
  { key: 'address', kind: 'service-request', checks: ['licenceMatches'], changes: ['address'] },
  { key: 'contact', kind: 'service-request', checks: ['callerKnown'], changes: ['contact'] },
  { key: 'orderDay', kind: 'service-request', changes: ['orderWeekdays'] },
  {
    key: 'account',
    kind: 'service-request',
    priority: 'high',
    checks: ['callerKnown', 'accountChecked'],
    changes: ['settlementAccount'],
  },
  {
    key: 'closing',
    kind: 'service-request',
    fields: [
      { key: 'from', type: 'date', required: true },
      { key: 'to', type: 'date', required: false },
    ],
  },
  { key: 'otherRequest', kind: 'service-request' },
];
