import { PhoneOutlined } from '@ant-design/icons';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWork } from '../work-context.ts';
import { phoneText } from './phone-text.ts';

/** The number of the call; in the preview another of the customer's numbers can be chosen and is dialed at once. */
export function DialedNumber() {
  const { t } = useTranslation();
  const { inHand, steps, run } = useWork();
  const { customer, call, task, seat } = inHand;
  const [chosen, setChosen] = useState<number | null>(null);
  if (call) {
    if (call.number === null) return null;
    return (
      <span className="ws-number">
        <PhoneOutlined aria-label={t(call.direction === 'in' ? 'workstation.callIn' : 'workstation.callOut')} />{' '}
        <span data-testid="number">{phoneText(call.number)}</span>
      </span>
    );
  }
  if (!customer || seat.state !== 'preview') return null;
  const living = customer.phones.filter((phone) => !phone.dead);
  const first = living.find((phone) => phone.position === task?.phonePosition) ?? living[0];
  if (!first) return <span className="ws-number">{t('workstation.noNumber')}</span>;
  if (living.length === 1) {
    return (
      <span className="ws-number">
        <PhoneOutlined aria-hidden /> <span data-testid="number">{phoneText(first.number)}</span>
      </span>
    );
  }
  return (
    <span className="ws-number">
      <PhoneOutlined aria-hidden />
      <Select
        aria-label={t('workstation.dialOther')}
        value={chosen ?? first.position}
        popupMatchSelectWidth={false}
        onChange={(position: number) => {
          setChosen(position);
          void run(steps.dial, position);
        }}
        options={living.map((phone) => ({
          value: phone.position,
          label: phone.label === null ? phoneText(phone.number) : `${phoneText(phone.number)} ${phone.label}`,
        }))}
      />
    </span>
  );
}
