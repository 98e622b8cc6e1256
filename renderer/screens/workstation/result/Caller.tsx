import { useTranslation } from 'react-i18next';
import type { CallerMatch } from '../../../../shared/contract/calls.ts';
import { businessDateAt } from '../../../../shared/domain/calendar/business-date.ts';
import { formatInstant } from '../../../../shared/i18n/format.ts';
import { Amount } from '../../../components/Amount.tsx';
import { useCompany } from '../../../components/company-context.ts';
import { DateText } from '../../../components/DateText.tsx';
import { serverNow } from '../../../state/server-clock.ts';

interface CallerProps {
  readonly caller: CallerMatch;
  readonly chosen: boolean;
  onTake(customerId: string): void;
}

/** One who may be calling; the chosen one with the last orders, the last call, a draft and messages. */
export function Caller({ caller, chosen, onTake }: CallerProps) {
  const { t } = useTranslation();
  const dueText = useDueText();
  return (
    <button type="button" className="ws-choice" data-chosen={chosen} onClick={() => onTake(caller.customerId)}>
      <kbd data-empty={!chosen}>↵</kbd>
      <span className="ws-choice-text">
        <span>
          {caller.name} <span className="ws-soft">{caller.code}</span>
        </span>
        <small className={caller.due?.talking ? 'ws-due' : undefined}>
          {[caller.routeName, dueText(caller.due)].filter(Boolean).join(' · ')}
        </small>
        {chosen && <AtAGlance caller={caller} />}
        {!chosen && caller.messages > 0 && <small>{t('workstation.toConvey', { count: caller.messages })}</small>}
      </span>
    </button>
  );
}

function AtAGlance({ caller }: { readonly caller: CallerMatch }) {
  const { t } = useTranslation();
  const { timeZone } = useCompany();
  const { draft, lastCall, lastOrders, messages, tickets } = caller;
  return (
    <>
      {lastOrders.map((order) => (
        <small key={`${order.orderDate} ${order.amountMinor} ${order.lineCount}`} className="ws-caller-order tabular">
          <DateText date={order.orderDate} style="short" />
          <span>{t('workstation.callerLines', { count: order.lineCount })}</span>
          <Amount minor={order.amountMinor} />
        </small>
      ))}
      {lastOrders.length === 0 && <small>{t('workstation.noOrders')}</small>}
      {lastCall?.disposition && (
        <small>
          {t('workstation.lastCall')} <DateText date={businessDateAt(lastCall.startedAtMs, timeZone)} style="short" />{' '}
          {formatInstant(lastCall.startedAtMs, timeZone, 'time')} {t(`callLog.disposition.${lastCall.disposition}`)},{' '}
          {lastCall.operatorName}
        </small>
      )}
      {draft && (
        <small>
          {draft.mine
            ? t('workstation.callerDraftMine')
            : t('workstation.draftOfOther', { operator: draft.operatorName })}
        </small>
      )}
      {messages > 0 && <small>{t('workstation.toConvey', { count: messages })}</small>}
      {tickets.map((ticket) => (
        <small key={ticket.number} className={isOverdue(ticket) ? 'ws-due' : undefined}>
          {ticket.number} {t(`tickets.kind.${ticket.kind}`)} · {ticket.categoryName} ·{' '}
          {t(`tickets.state.${ticket.state}`)}
          {isOverdue(ticket) && ` · ${t('workstation.callerTicketOverdue')}`}
        </small>
      ))}
    </>
  );
}

function isOverdue({ dueAtMs }: CallerMatch['tickets'][number]): boolean {
  return dueAtMs !== null && dueAtMs < serverNow();
}

/** Where the call of today stands, for whoever answers. */
function useDueText(): (due: CallerMatch['due']) => string {
  const { t } = useTranslation();
  const { timeZone } = useCompany();
  return (due) => {
    if (due === null) return t('workstation.callerNotDue');
    if (due.heldBy !== null) {
      return t(due.talking ? 'workstation.callerTalks' : 'workstation.callerHeld', { seat: due.heldBy });
    }
    if (due.state === 'done' && due.disposition !== null) {
      return t('workstation.callerDone', { result: t(`callLog.disposition.${due.disposition}`) });
    }
    if (due.state !== 'open' && due.state !== 'held') return t(`queue.state.${due.state}`);
    if (due.cutoffAtMs !== null && due.cutoffAtMs <= serverNow()) return t('workstation.callerPastCutoff');
    if (due.parked) return t('workstation.callerParked');
    if (due.promisedAtMs !== null) {
      return t('workstation.why.promised', { at: formatInstant(due.promisedAtMs, timeZone, 'time') });
    }
    return t('workstation.callerDue');
  };
}
