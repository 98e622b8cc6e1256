import { FormOutlined, PhoneOutlined, SwapOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DayCall, WorkDay } from '../../../shared/contract/work-log.ts';
import { formatDuration, formatInstant } from '../../../shared/i18n/format.ts';
import { Amount } from '../../components/Amount.tsx';
import { CustomerLink } from '../../components/CustomerLink.tsx';
import { useCompany } from '../../components/company-context.ts';
import { InstantText } from '../../components/DateText.tsx';
import { CaseState } from '../tickets/CaseState.tsx';
import { DONE_FILTERS, type DoneFilter, type DoneLine, doneLines } from './done-lines.ts';

interface DayDoneProps {
  readonly day: WorkDay;
  onOpenCall(callId: string): void;
  onOpenOrder(orderId: string): void;
}

/** What was done, in the order of time; each line leads to its call, order, case or customer. */
export function DayDone({ day, ...open }: DayDoneProps) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<DoneFilter>('all');
  const lines = doneLines(day, filter);
  return (
    <section className="work-done" aria-label={t('workLog.done')}>
      <div className="work-done-head">
        <h2>
          {t('workLog.done')} <span className="soft tabular">{lines.length}</span>
        </h2>
        <Segmented
          size="small"
          aria-label={t('workLog.filter')}
          value={filter}
          options={DONE_FILTERS.map((value) => ({ value, label: t(`workLog.filters.${value}`) }))}
          onChange={setFilter}
        />
      </div>
      {lines.length === 0 ? (
        <p className="figures-soft">{t('workLog.noneDone')}</p>
      ) : (
        <table className="work-table" aria-label={t('workLog.done')}>
          <thead>
            <tr>
              <th>{t('workLog.at')}</th>
              <th>{t('workLog.what')}</th>
              <th>{t('workLog.customer')}</th>
              <th>{t('workLog.result')}</th>
              <th>{t('workLog.order')}</th>
              <th className="number">{t('workLog.duration')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line key={`${line.kind} ${line.id}`} line={line} {...open} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

interface LineProps extends Omit<DayDoneProps, 'day'> {
  readonly line: DoneLine;
}

function Line({ line, ...open }: LineProps) {
  const { t } = useTranslation();
  const { timeZone } = useCompany();
  switch (line.kind) {
    case 'call': {
      const { call } = line;
      const time = formatInstant(call.startedAtMs, timeZone, 'time');
      return (
        <Cells
          at={
            <Button
              type="link"
              size="small"
              className="work-link tabular"
              aria-label={t('workLog.openCall', { time })}
              onClick={() => open.onOpenCall(call.id)}
            >
              {time}
            </Button>
          }
          what={
            <>
              <PhoneOutlined aria-hidden /> {t(call.direction === 'in' ? 'workLog.callIn' : 'workLog.call')}
            </>
          }
          customer={
            call.customerName !== null && <CustomerLink customerId={call.customerId}>{call.customerName}</CustomerLink>
          }
          result={<CallResult call={call} />}
          order={<CallOrder call={call} onOpenOrder={open.onOpenOrder} />}
          duration={formatDuration(call.talkSeconds)}
        />
      );
    }
    case 'case': {
      const { ticketId, number, kind, categoryName, state, acts } = line.case;
      return (
        <Cells
          at={<InstantText atMs={line.atMs} style="time" />}
          what={
            <>
              <FormOutlined aria-hidden /> <Link to={`/cases/${ticketId}`}>{number}</Link>
            </>
          }
          customer={
            <span className="soft">
              {t(`tickets.kind.${kind}`)} · {categoryName}
            </span>
          }
          result={
            <>
              {acts.map((act) => t(`tickets.event.${act}`)).join(' · ')} <CaseState state={state} />
            </>
          }
        />
      );
    }
    case 'change': {
      const { customerId, customerName, fields, state } = line.change;
      return (
        <Cells
          at={<InstantText atMs={line.atMs} style="time" />}
          what={
            <>
              <SwapOutlined aria-hidden /> {t('workLog.change')}
            </>
          }
          customer={<CustomerLink customerId={customerId}>{customerName}</CustomerLink>}
          result={`${fields.map((field) => t(`customerChanges.fields.${field}`)).join(' · ')} · ${t(`customerChanges.state.${state}`)}`}
        />
      );
    }
  }
}

function CallResult({ call: { disposition, noOrderReason, note } }: { readonly call: DayCall }) {
  const { t } = useTranslation();
  return (
    <>
      {disposition === null ? t('callLog.call.openYet') : t(`callLog.disposition.${disposition}`)}
      {noOrderReason !== null && ` · ${t(`callLog.noOrderReason.${noOrderReason}`)}`}
      {note !== null && note !== '' && <span className="work-note"> {note}</span>}
    </>
  );
}

function CallOrder({ call, onOpenOrder }: { readonly call: DayCall } & Pick<DayDoneProps, 'onOpenOrder'>) {
  const { t } = useTranslation();
  const { orderId, orderNumber, quantity, amountMinor } = call;
  if (orderId === null || orderNumber === null) return null;
  return (
    <>
      <Button type="link" size="small" className="work-link tabular" onClick={() => onOpenOrder(orderId)}>
        {orderNumber}
      </Button>
      {quantity !== null && (
        <span className="soft tabular">
          {' '}
          {t('workLog.orderText', { quantity })} <Amount minor={amountMinor} />
        </span>
      )}
    </>
  );
}

interface CellsProps {
  readonly at: ReactNode;
  readonly what: ReactNode;
  readonly customer: ReactNode;
  readonly result: ReactNode;
  readonly order?: ReactNode;
  readonly duration?: ReactNode;
}

function Cells({ at, what, customer, result, order, duration }: CellsProps) {
  return (
    <tr>
      <td>{at}</td>
      <td className="work-what">{what}</td>
      <td>{customer}</td>
      <td>{result}</td>
      <td>{order}</td>
      <td className="number tabular">{duration}</td>
    </tr>
  );
}
