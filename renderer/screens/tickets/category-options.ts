import type { TFunction } from 'i18next';
import type { TicketFilterChoices } from '../../../shared/contract/ticket-lists.ts';
import { TICKET_KINDS, type TicketKind } from '../../../shared/contract/tickets.ts';

const INDENT = '　';

/** The categories of a kind, or of each, as a tree for a select; those out of use say so. */
export function categoryOptions(t: TFunction, categories: TicketFilterChoices['categories'], kind: TicketKind | null) {
  return TICKET_KINDS.filter((one) => kind === null || kind === one).map((one) => ({
    label: t(`tickets.kind.${one}`),
    title: one,
    options: categories
      .filter((category) => category.kind === one)
      .map(({ id, name, level, active }) => ({
        value: id,
        label: `${INDENT.repeat(level)}${active ? name : t('ticketLists.outOfUse', { name })}`,
      })),
  }));
}
