import type { TFunction } from 'i18next';
import type { Attachment } from '../contract/attachments.ts';
import type { TicketClock, TicketEvent, TicketEventKind, TicketView } from '../contract/ticket-view.ts';
import { valueWords } from './change-words.ts';
import { formatInstant } from './format.ts';
import { levelKey, ticketEventWords } from './ticket-event-words.ts';

export interface SheetFact {
  readonly label: string;
  readonly text: string;
}

/** A case in words, for paper and for a file alike. */
export interface CaseSheet {
  readonly company: string;
  readonly number: string;
  /** Kind and category. */
  readonly about: string;
  readonly state: string;
  readonly parts: readonly { readonly title: string; readonly text: string; readonly facts: readonly SheetFact[] }[];
  readonly timelineTitle: string;
  /** The oldest first, as it is read on paper. */
  readonly timeline: readonly {
    readonly key: string;
    readonly when: string;
    readonly what: string;
    readonly text: string;
  }[];
  /** When and by whom it was written, and whether internal notes are left out. */
  readonly written: string;
}

export interface SheetSetting {
  readonly companyName: string;
  readonly timeZone: string;
  /** UTC ms. */
  readonly nowMs: number;
  /** Whose eyes it was written for. */
  readonly by: string;
  readonly withNotes: boolean;
}

/** What stands on the sheet of a case; numbers as whoever asked sees them. */
export function caseSheet(
  t: TFunction,
  ticket: TicketView,
  files: readonly Pick<Attachment, 'fileName'>[],
  setting: SheetSetting,
): CaseSheet {
  const at = (atMs: number | null) => (atMs === null ? '' : formatInstant(atMs, setting.timeZone, 'date-time'));
  const part = (
    title: string,
    text: string,
    facts: readonly (readonly [string, string | number | null | undefined])[],
  ) => {
    const known = facts.flatMap(([label, value]) => (value ? [{ label, text: String(value) }] : []));
    return text === '' && known.length === 0 ? [] : [{ title, text, facts: known }];
  };
  const { customer, person, order, decision, rootCause, waitingFor } = ticket;
  const who = customer
    ? `${customer.code} ${customer.name}`
    : [person?.name, person?.phone].filter(Boolean).join(' · ');
  const notes = t(setting.withNotes ? 'caseSheet.withNotes' : 'caseSheet.withoutNotes');
  return {
    company: setting.companyName,
    number: ticket.number,
    about: [t(`tickets.kind.${ticket.kind}`), ticket.categoryPath.map(({ name }) => name).join(' / ')].join(' · '),
    state: t(`tickets.state.${ticket.state}`),
    parts: [
      ...part(t('tickets.facts'), '', [
        [t('tickets.customer'), who],
        [t('tickets.priorityName'), t(`tickets.priority.${ticket.priority}`)],
        [t('tickets.order'), order && [order.number, order.line?.name].filter(Boolean).join(' · ')],
        [t('tickets.unit'), ticket.unit?.name],
        [t('tickets.assignee'), ticket.assignee?.name],
        [t('caseActions.level'), ticket.level > 0 ? t(levelKey(ticket.level)) : null],
        [t('tickets.form.waitingFor'), waitingFor && t(`tickets.waitingFor.${waitingFor}`)],
        [t('tickets.registeredAt'), `${at(ticket.registeredAtMs)} ${ticket.registeredByName}`],
        [t('caseSheet.resolvedAt'), at(ticket.resolvedAtMs)],
        [t('tickets.endedAt'), at(ticket.endedAtMs)],
        [t('tickets.reopenedTimes'), ticket.reopenedCount],
      ]),
      ...part(t('tickets.register.about'), ticket.description, [
        ...ticket.fields.map(({ label, value }) => [label, value] as const),
        [t('tickets.form.decision'), decision && t(`tickets.decision.${decision}`)],
        [t('tickets.form.rootCause'), rootCause && t(`tickets.rootCause.${rootCause}`)],
        [t('tickets.form.result'), ticket.result],
        [t('tickets.form.reply'), ticket.reply],
        [t('caseSheet.satisfaction'), ticket.satisfaction],
      ]),
      ...part(
        t('caseChanges.title'),
        '',
        (ticket.changes.at(-1)?.parts ?? []).map(({ field, before, after }) => [
          t(`customerChanges.fields.${field}`),
          t('tickets.changed', { from: valueWords(t, field, before), to: valueWords(t, field, after) }),
        ]),
      ),
      ...part(
        t('tickets.clocks'),
        '',
        ticket.clocks.map((clock) => [t(`tickets.clock.${clock.kind}`), clockWords(t, clock, at)]),
      ),
      ...part(
        t('tickets.checks'),
        '',
        ticket.checks.map(({ text, doneByName }) => [text, doneByName ?? t('caseSheet.unchecked')]),
      ),
      ...part(t('tickets.files.title'), files.map(({ fileName }) => fileName).join('\n'), []),
    ],
    timelineTitle: t('tickets.timeline'),
    timeline: ticket.events
      .filter(({ kind }) => setting.withNotes || kind !== 'note')
      .map((event) => ({
        key: event.id,
        when: `${at(event.atMs)} ${event.operatorName || t('tickets.byItself')}`,
        what: [t(`tickets.event.${event.kind}`), ticketEventWords(t, event)].filter(Boolean).join(' '),
        text: setting.withNotes || !isInternal(event) ? event.text : '',
      })),
    written: t('caseSheet.written', { at: at(setting.nowMs), name: setting.by, notes }),
  };
}

const INTERNAL: readonly TicketEventKind[] = ['assigned', 'priority', 'category', 'policy', 'climbed', 'checked'];

/** Why the center did something is an internal note too; why a customer took a case back or had it reopened is the customer's word. */
function isInternal({ kind, data }: TicketEvent): boolean {
  return kind === 'moved' ? data.to !== 'withdrawn' && data.to !== 'reopened' : INTERNAL.includes(kind);
}

function clockWords(t: TFunction, { state, dueAtMs }: TicketClock, at: (atMs: number | null) => string): string {
  if (state === 'met' || state === 'paused') return t(`tickets.clockState.${state}`);
  const due = at(dueAtMs);
  return state === 'breached' ? [t('tickets.clockState.breached'), due].filter(Boolean).join(' ') : due;
}
