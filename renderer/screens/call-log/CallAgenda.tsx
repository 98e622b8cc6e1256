import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ShownCall } from '../../../shared/contract/shown-call.ts';
import { agendaState } from '../../components/agenda-state.ts';
import { ChangeStateTag } from '../customer-changes/ChangeFoot.tsx';
import { CallPart, CaseNumber } from './CallPart.tsx';

/** What the call was for, what was told and answered in it, and which changes were asked for. */
export function CallAgenda({ shown }: { readonly shown: ShownCall }) {
  const { t } = useTranslation();
  const { agenda, messages, followUps, changes } = shown;
  return (
    <>
      <CallPart title={t('callLog.call.agenda')} items={agenda}>
        {(item) => (
          <>
            {item.case && <CaseNumber {...item.case} />}
            <span>{item.text ?? t(`workstation.agenda.kind.${item.kind}`)}</span>
            <span className="call-soft">
              {t(`workstation.agenda.${agendaState(item)}`)}
              {item.closedReason === 'ordered-by-other-channel' && ` · ${t('workstation.agenda.orderedElsewhere')}`}
            </span>
          </>
        )}
      </CallPart>
      <CallPart title={t('callLog.call.messages')} items={messages}>
        {(message) => (
          <>
            {message.case && <CaseNumber {...message.case} />}
            {/* The reply to a case is said with its number. */}
            <span>{message.case ? message.text.replace(`${message.case.number}: `, '') : message.text}</span>
          </>
        )}
      </CallPart>
      <CallPart title={t('callLog.call.followUps')} items={followUps}>
        {(answer) => (
          <>
            <CaseNumber id={answer.id} number={answer.number} />
            <span>{t(answer.settled ? 'callLog.call.settled' : 'callLog.call.notSettled')}</span>
            <span className="call-soft">
              {answer.satisfaction !== null && `${t('callLog.call.score', { score: answer.satisfaction })} · `}
              {answer.categoryName}
            </span>
          </>
        )}
      </CallPart>
      <CallPart title={t('callLog.call.changes')} items={changes}>
        {(change) => (
          <>
            <Link to={`/customers/${change.customerId}`}>
              {change.fields.map((field) => t(`customerChanges.fields.${field}`)).join(t('callLog.words.and'))}
            </Link>
            <ChangeStateTag state={change.state} />
          </>
        )}
      </CallPart>
    </>
  );
}
