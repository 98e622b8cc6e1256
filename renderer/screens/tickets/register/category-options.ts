import type { TFunction } from 'i18next';
import type { TicketFilterChoices } from '../../../../shared/contract/ticket-lists.ts';
import type { CategoryChoice } from '../../../../shared/contract/ticket-setup.ts';
import { TICKET_KINDS, type TicketKind } from '../../../../shared/contract/tickets.ts';

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

/** Found by the names down to it, by the first letters of how they are said, and by its code. */
export function categoryOption({ id, code, name, level, path, initials }: CategoryChoice) {
  return { value: id, label: `${INDENT.repeat(level)}${name}`, search: [...path, initials, code].join(' ') };
}

/** The chosen one stands without the indent that it has in the list. */
export const chosenCategory = ({ label }: { readonly label?: unknown }) => String(label).trim();
