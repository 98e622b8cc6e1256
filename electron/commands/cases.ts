import { type Command, InvalidArgumentError, Option } from 'commander';
import { findCustomerByCode } from '../../db/customers.ts';
import { companySettings } from '../../db/settings.ts';
import { attachmentsOfTicket } from '../../db/ticket-attachments.ts';
import { ticketIdOfNumber } from '../../db/tickets.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { listTicketsInput, TICKET_VIEWS, type TicketViewName } from '../../shared/contract/ticket-lists.ts';
import { TICKET_KINDS, TICKET_STATES, type TicketKind, type TicketState } from '../../shared/contract/tickets.ts';
import { isBusinessDate } from '../../shared/domain/calendar/business-date.ts';
import { caseSheet } from '../../shared/i18n/case-sheet.ts';
import { formatInstant } from '../../shared/i18n/format.ts';
import { listTickets } from '../backend/tickets/list-tickets.ts';
import { showTicket } from '../backend/tickets/show-ticket.ts';
import type { CommandHost } from './command-host.ts';

interface ListOptions {
  readonly view: TicketViewName;
  readonly kind?: TicketKind;
  readonly state?: TicketState;
  readonly customer?: string;
  readonly from?: string;
  readonly to?: string;
  readonly overdue?: boolean;
}

/** A terminal shows a few; files come from the screens. */
const MOST_LISTED = 500;
/** Views of one person: the command line is none. */
const VIEWS = TICKET_VIEWS.filter((view) => view !== 'mine' && view !== 'unit');

/** `cases`: complaints, suggestions and service requests as a list, and one of them with its timeline. */
export function addCases(program: Command, host: CommandHost): void {
  const { t } = host;
  const group = program.command('cases').description(t('caseChanges.command.cases'));
  group
    .command('list')
    .description(t('caseChanges.command.list'))
    .addOption(new Option('--view <view>', t('caseChanges.command.view')).choices(VIEWS).default('open'))
    .addOption(new Option('--kind <kind>', t('tickets.kindName')).choices(TICKET_KINDS))
    .addOption(new Option('--state <state>', t('tickets.stateName')).choices(TICKET_STATES))
    .option('--customer <CODE>', t('caseChanges.command.customer'))
    .option('--from <D>', t('caseChanges.command.from'), date)
    .option('--to <D>', t('caseChanges.command.to'), date)
    .option('--overdue', t('caseChanges.command.overdue'))
    .action((options: ListOptions) => printList(host, options));
  group
    .command('show')
    .description(t('caseChanges.command.show'))
    .argument('<NUMBER>', t('tickets.number'))
    .addHelpText('after', () => `\n${t('caseChanges.command.example')}`)
    .action((number: string) => printCase(host, number));
}

async function printList(host: CommandHost, { customer: code, ...asked }: ListOptions): Promise<void> {
  const { t } = host;
  const folder = await host.open();
  const { db } = folder.services;
  const customer = code === undefined ? undefined : findCustomerByCode(db, code);
  if (code !== undefined && !customer) throw new AppError('not-found', 'customer-unknown');
  const filter = listTicketsInput.parse({ ...asked, customerId: customer?.id ?? null, limit: MOST_LISTED, offset: 0 });
  const { rows, more } = folder.query(listTickets, filter);
  const { timeZone } = companySettings(db);
  const due = (atMs: number | null, isOverdue: boolean) =>
    atMs === null ? '' : [formatInstant(atMs, timeZone, 'date-time'), isOverdue && '!'].filter(Boolean).join(' ');
  const lines = rows.map((row) =>
    [
      ...[row.number, t(`tickets.state.${row.state}`), row.categoryName],
      [row.customerCode, row.name].filter(Boolean).join(' '),
      [row.unitName, row.assigneeName].filter(Boolean).join(' '),
      due(row.dueAtMs, row.isOverdue),
    ]
      .join('  ')
      .trimEnd(),
  );
  host.print(lines.join('\n') || t('ticketLists.none'), { cases: rows, more });
}

async function printCase(host: CommandHost, number: string): Promise<void> {
  const { t } = host;
  const folder = await host.open();
  const { db } = folder.services;
  const ticketId = ticketIdOfNumber(db, number.trim().toUpperCase());
  if (ticketId === undefined) throw new AppError('not-found', 'ticket-unknown');
  const ticket = folder.query(showTicket, { ticketId });
  const { companyName, timeZone } = companySettings(db);
  const setting = { companyName, timeZone, nowMs: folder.context().nowMs, by: folder.actor.name, withNotes: true };
  const { about, state, parts, timelineTitle, timeline } = caseSheet(
    t,
    ticket,
    attachmentsOfTicket(db, ticketId),
    setting,
  );
  const text = [
    `${ticket.number}  ${state}`,
    about,
    ...parts.flatMap(({ title, text: said, facts }) => [
      ...['', title, ...(said === '' ? [] : [said])],
      ...facts.map((fact) => `  ${fact.label}: ${fact.text}`),
    ]),
    ...['', timelineTitle],
    ...timeline.flatMap(({ when, what, text: said }) => [
      `  ${when}  ${what}`,
      ...(said === '' ? [] : [`    ${said}`]),
    ]),
  ];
  host.print(text.join('\n'), ticket);
}

function date(text: string): string {
  if (!isBusinessDate(text)) throw new InvalidArgumentError('YYYY-MM-DD');
  return text;
}
