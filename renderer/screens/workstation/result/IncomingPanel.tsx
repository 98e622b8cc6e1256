import { Input } from 'antd';
import { type KeyboardEvent, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCallers } from '../../../api/calls.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { useEarlyEnter } from '../../../components/use-early-enter.ts';
import { useStillShown } from '../../../components/use-while-shown.ts';
import { dropChange, keepChange, keptChange } from '../../../state/kept-changes.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { AskPanel } from '../AskPanel.tsx';
import { useWork } from '../work-context.ts';
import { Caller } from './Caller.tsx';

/** What was typed of the number, should the panel be left by Escape. */
const KEPT = 'incoming-number';

/** ⇧F2: the number that the telephone shows; everyone who has it, and today's call of each. */
export function IncomingPanel() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { inHand, steps, run } = useWork();
  const isStillShown = useStillShown();
  const [number, setNumber] = useState(() => keptChange<string>(KEPT) ?? '');
  const [at, setAt] = useState(0);
  const search = useDeferredValue(number);
  const query = useCallers(search);
  const callers = query.data?.callers ?? [];
  const talking = inHand.seat.state === 'talking' || inHand.seat.state === 'hold';
  const found = query.data !== undefined && search === number;
  const isKnown = callers.some((caller) => caller.exact);
  // Behind those whose number only ends alike stands the caller whom nobody knows.
  const last = isKnown ? callers.length - 1 : callers.length;

  function take(customerId: string | null) {
    void run(steps.takeIncoming, { number, customerId }).then((done) => {
      if (!done) return;
      dropChange(KEPT);
      // With the customer who was in hand goes what was asked, this panel too.
      const { panel, open, close } = useWorkstation.getState();
      if (panel !== null && !isStillShown()) return;
      // Who an unknown caller is can be found out while talking.
      if (customerId === null) open('caller');
      else if (panel !== null) close();
    });
  }
  const enter = useEarlyEnter(number, found, () => take(callers[at]?.customerId ?? null));
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setAt(Math.max(0, Math.min(last, at + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter' && !event.repeat) {
      event.preventDefault();
      enter();
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
              keepChange(KEPT, event.target.value);
              setAt(0);
            }}
            onFocus={(event) => event.target.select()}
            onKeyDown={onKeyDown}
          />
          {inHand.customer && <p className="ws-quiet">{t('workstation.incomingParks')}</p>}
          <ErrorNotice text={query.error ? describe(query.error) : null} onRetry={() => void query.refetch()} />
          {found && callers.length > 0 && !isKnown && (
            <p className="ws-quiet" role="status">
              {t('workstation.callerEndsAlike')}
            </p>
          )}
          <div className="ws-choices">
            {callers.map((caller, index) => (
              <Caller key={caller.customerId} caller={caller} chosen={index === at} onTake={take} />
            ))}
          </div>
          {found && !isKnown && (
            <>
              {callers.length === 0 && (
                <p className="ws-quiet" role="status">
                  {t('workstation.callerUnknown')}
                </p>
              )}
              <button
                type="button"
                className="ws-choice"
                data-chosen={at === callers.length}
                onClick={() => take(null)}
              >
                <kbd data-empty={at !== callers.length}>↵</kbd>
                <span className="ws-choice-text">
                  <span>{t('workstation.takeUnknown')}</span>
                  <small>{t('workstation.takeUnknownHint')}</small>
                </span>
              </button>
            </>
          )}
        </>
      )}
    </AskPanel>
  );
}
