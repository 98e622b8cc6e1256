import { Input } from 'antd';
import { type KeyboardEvent, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallerMatch } from '../../../../shared/contract/calls.ts';
import { useCallers } from '../../../api/calls.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { useWorkstation } from '../../../state/workstation.ts';
import { AskPanel } from '../AskPanel.tsx';
import { useWork } from '../work-context.ts';

/** ⇧F2: the number that the telephone shows; everyone who has it, and today's call of each. */
export function IncomingPanel() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { inHand, steps, run } = useWork();
  const [number, setNumber] = useState('');
  const [at, setAt] = useState(0);
  const search = useDeferredValue(number);
  const query = useCallers(search);
  const callers = query.data?.callers ?? [];
  const talking = inHand.seat.state === 'talking' || inHand.seat.state === 'hold';
  const found = query.data !== undefined && search === number;

  function take(customerId: string | null) {
    void run(steps.takeIncoming, { number, customerId }).then((done) => done && useWorkstation.getState().close());
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setAt(Math.max(0, Math.min(callers.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter' && !event.repeat && found) {
      event.preventDefault();
      take((callers[at] ?? callers[0])?.customerId ?? null);
    }
  }
  return (
    <AskPanel title={t('workstation.incoming')}>
      {talking ? (
        <p className="ws-quiet" role="alert">
          {t('errors.incoming-while-talking')}
        </p>
      ) : (
        <>
          <Input
            autoFocus
            inputMode="tel"
            autoComplete="off"
            aria-label={t('workstation.callerNumber')}
            placeholder={t('workstation.callerNumber')}
            value={number}
            onChange={(event) => {
              setNumber(event.target.value);
              setAt(0);
            }}
            onKeyDown={onKeyDown}
          />
          {inHand.customer && <p className="ws-quiet">{t('workstation.incomingParks')}</p>}
          <ErrorNotice text={query.error ? describe(query.error) : null} onRetry={() => void query.refetch()} />
          <div className="ws-choices">
            {callers.map((caller, index) => (
              <Caller key={caller.customerId} caller={caller} chosen={index === at} onTake={take} />
            ))}
          </div>
          {found && callers.length === 0 && (
            <>
              <p className="ws-quiet" role="status">
                {t('workstation.callerUnknown')}
              </p>
              <button type="button" className="ws-choice" onClick={() => take(null)}>
                <kbd>↵</kbd>
                <span className="ws-choice-text">{t('workstation.takeUnknown')}</span>
              </button>
            </>
          )}
        </>
      )}
    </AskPanel>
  );
}

interface CallerProps {
  readonly caller: CallerMatch;
  readonly chosen: boolean;
  onTake(customerId: string): void;
}

function Caller({ caller, chosen, onTake }: CallerProps) {
  const { t } = useTranslation();
  const { due } = caller;
  const dueText =
    due === null
      ? t('workstation.callerNotDue')
      : due.heldBy === null
        ? t('workstation.callerDue')
        : t('workstation.callerHeld', { seat: due.heldBy });
  return (
    <button type="button" className="ws-choice" data-chosen={chosen} onClick={() => onTake(caller.customerId)}>
      <kbd>{chosen ? '↵' : ' '}</kbd>
      <span className="ws-choice-text">
        <span>
          {caller.name} <span className="ws-soft">{caller.code}</span>
        </span>
        <small>{[caller.routeName, dueText].filter(Boolean).join(' · ')}</small>
      </span>
    </button>
  );
}
