import { Checkbox, Input } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../api/error-text.ts';
import { useFoundCustomers } from '../../../api/find.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { useEarlyEnter } from '../../../components/use-early-enter.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { AskPanel } from '../AskPanel.tsx';
import { phoneText } from '../seat/phone-text.ts';
import { useClosePanel } from '../use-close-panel.ts';
import { useWork } from '../work-context.ts';

/** Who it is that called from a number nobody has: found by name, code or initials while they talk. */
export function CallerPanel() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { inHand, steps, run } = useWork();
  const close = useClosePanel();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [addNumber, setAddNumber] = useState(true);
  const search = text.trim();
  const query = useFoundCustomers(search, true);
  const customers = search === '' ? [] : (query.data ?? []);
  const isCurrent = query.data !== undefined && !query.isPlaceholderData;
  const { call, customer } = inHand;
  const number = call?.number ?? null;

  function attach(customerId: string | undefined) {
    if (customerId === undefined) return;
    void run(steps.attachCaller, { customerId, addNumber: addNumber && number !== null }).then((done) => {
      if (!done) return;
      const { say } = useWorkstation.getState();
      if (addNumber && number !== null) say({ tone: 'success', text: t('workstation.caller.asked') });
      close();
    });
  }
  const enter = useEarlyEnter(search, search !== '' && isCurrent, () => attach(customers[at]?.id));
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setAt(Math.max(0, Math.min(customers.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter' && !event.repeat) {
      event.preventDefault();
      enter();
    }
  }
  return (
    <AskPanel title={t('workstation.caller.title')}>
      {number !== null && <p className="ws-caller-number tabular">{phoneText(number)}</p>}
      <Input
        autoFocus
        autoComplete="off"
        maxLength={60}
        aria-label={t('workstation.caller.search')}
        placeholder={t('workstation.caller.search')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <Checkbox checked={addNumber} onChange={(event) => setAddNumber(event.target.checked)}>
        {t('workstation.caller.addNumber')}
      </Checkbox>
      <ErrorNotice text={query.error ? describe(query.error) : null} onRetry={() => void query.refetch()} />
      <div className="ws-choices">
        {customers.map((found, index) => (
          <button
            key={found.id}
            type="button"
            className="ws-choice"
            data-chosen={index === at}
            onClick={() => attach(found.id)}
          >
            <kbd data-empty={index !== at}>↵</kbd>
            <span className="ws-choice-text">
              <span>
                {found.name} <span className="ws-soft">{found.code}</span>
              </span>
              <small>{[found.routeName, found.address].filter(Boolean).join(' · ')}</small>
            </span>
          </button>
        ))}
      </div>
      {search !== '' && isCurrent && customers.length === 0 && (
        <p className="ws-quiet" role="status">
          {t('workstation.caller.nobody')}
        </p>
      )}
      <p className="ws-quiet">{t(customer ? 'workstation.caller.change' : 'workstation.caller.leave')}</p>
    </AskPanel>
  );
}
