import { Button, Checkbox, Input } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { businessDateAt, instantOf } from '../../../../shared/domain/calendar/business-date.ts';
import { minuteOfClockText } from '../../../../shared/domain/calls/clock-time.ts';
import { formatInstant } from '../../../../shared/i18n/format.ts';
import { useCompany } from '../../../components/company-context.ts';
import { serverNow } from '../../../state/server-clock.ts';
import { type Choice, DigitList } from '../DigitList.tsx';

const IN_MINUTES = [10, 20, 30, 60, 120, 180] as const;

interface PromiseFormProps {
  /** UTC ms; a promise has to lie before it. */
  readonly cutoffAtMs: number | null;
  readonly forAnyone: boolean;
  onPromise(promise: { readonly promisedAtMs: number; readonly promisedTo: 'own' | 'any' }): void;
}

/** When the customer is called back, and by whom: a digit, or a time that is typed. */
export function PromiseForm({ cutoffAtMs, forAnyone, onPromise }: PromiseFormProps) {
  const { t } = useTranslation();
  const { timeZone } = useCompany();
  const [anyone, setAnyone] = useState(forAnyone);
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const nowMs = serverNow();

  function promise(promisedAtMs: number) {
    onPromise({ promisedAtMs, promisedTo: anyone ? 'any' : 'own' });
  }
  const choices: Choice[] = IN_MINUTES.map((minutes, index) => {
    const atMs = nowMs + minutes * 60_000;
    return {
      digit: String(index + 1),
      label: t('workstation.inMinutes', { minutes, at: formatInstant(atMs, timeZone, 'time') }),
      refusal: cutoffAtMs !== null && atMs >= cutoffAtMs ? t('workstation.refusal.after-cut-off') : undefined,
      choose: () => promise(atMs),
    };
  });
  choices.push({
    digit: '7',
    label: t('workstation.atTime'),
    choose: () => {
      input.current?.focus();
    },
  });
  choices.push({
    digit: '8',
    label: t(anyone ? 'workstation.promiseToMe' : 'workstation.promiseToAnyone'),
    choose: () => setAnyone(!anyone),
  });
  const minute = minuteOfClockText(text);

  return (
    <>
      {cutoffAtMs !== null && (
        <p className="ws-quiet">
          {t('workstation.callbackLatest', { at: formatInstant(cutoffAtMs - 60_000, timeZone, 'time') })}
        </p>
      )}
      <DigitList label={t('workstation.callbackWhen')} choices={choices} />
      <form
        className="ws-at-time"
        onSubmit={(event) => {
          event.preventDefault();
          if (minute !== null) promise(instantOf(businessDateAt(serverNow(), timeZone), minute, timeZone));
        }}
      >
        <Input
          ref={(each) => {
            input.current = each?.input ?? null;
          }}
          aria-label={t('workstation.atTime')}
          placeholder="15:30"
          status={text !== '' && minute === null ? 'error' : ''}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button htmlType="submit" disabled={minute === null}>
          {t('workstation.promise')} ↵
        </Button>
      </form>
      <Checkbox checked={anyone} onChange={(event) => setAnyone(event.target.checked)}>
        {t('workstation.anyoneMayCall')}
      </Checkbox>
    </>
  );
}
