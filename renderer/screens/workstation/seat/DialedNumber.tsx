import { CopyOutlined, PhoneOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { KEY_MAP } from '../../../app/key-map.ts';
import { KeyHint } from '../../../components/KeyHint.tsx';
import { useWorkstation } from '../../../state/workstation.ts';
import { useWork } from '../work-context.ts';
import { phoneText } from './phone-text.ts';

/** The number of the call, large enough to be dialed by hand; in the preview another of the customer's can be chosen. */
export function DialedNumber() {
  const { t } = useTranslation();
  const { customer, call, task, seat } = useWork().inHand;
  if (call) {
    const isOver = call.endedAtMs !== null;
    return call.number !== null && <Shown number={call.number} direction={call.direction} isOver={isOver} />;
  }
  if (!customer || seat.state !== 'preview') return null;
  const living = customer.phones.filter((phone) => !phone.dead);
  const first = living.find((phone) => phone.position === task?.phonePosition) ?? living[0];
  if (!first) return <span className="ws-number ws-due">{t('workstation.noNumber')}</span>;
  return (
    <>
      <Shown number={first.number} direction="out" isOver={false} />
      {customer.phones.length > 1 && (
        <Button type="text" title={t('workstation.dialWhich')} onClick={() => useWorkstation.getState().open('number')}>
          {t('workstation.otherNumbers', { count: customer.phones.length - 1 })}{' '}
          <KeyHint keys={KEY_MAP.otherNumber.keys} />
        </Button>
      )}
    </>
  );
}

interface ShownProps {
  readonly number: string;
  readonly direction: 'out' | 'in';
  /** Nobody dials it any more: its place is the result's. */
  readonly isOver: boolean;
}

/** The number as a link for a telephone program of this machine, and beside it what copies it for any other. */
function Shown({ number, direction, isOver }: ShownProps) {
  const { t } = useTranslation();
  const say = useWorkstation((state) => state.say);
  async function copy() {
    try {
      await navigator.clipboard.writeText(number);
      say({ tone: 'success', text: t('workstation.numberCopied', { number: phoneText(number) }) });
    } catch {
      say({ tone: 'error', text: t('workstation.numberNotCopied') });
    }
  }
  return (
    <span className="ws-number">
      {isOver ? (
        <PhoneOutlined aria-hidden />
      ) : (
        <a
          href={`tel:${number}`}
          target="_blank"
          rel="noreferrer"
          title={t('workstation.dialByProgram')}
          aria-label={t('workstation.dialByProgram')}
        >
          <PhoneOutlined aria-hidden />
        </a>
      )}
      <span className="visually-hidden">{t(direction === 'in' ? 'workstation.callIn' : 'workstation.callOut')}</span>
      <span data-testid="number">{phoneText(number)}</span>
      {!isOver && (
        <button
          type="button"
          className="ws-icon-button"
          aria-label={t('workstation.copyNumber')}
          onClick={() => void copy()}
        >
          <CopyOutlined aria-hidden />
        </button>
      )}
    </span>
  );
}
