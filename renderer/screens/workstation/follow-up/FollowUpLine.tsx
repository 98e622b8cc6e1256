import { PhoneOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { KEY_MAP } from '../../../app/key-map.ts';
import { KeyHint } from '../../../components/KeyHint.tsx';
import { useWorkstation } from '../../../state/workstation.ts';
import { useWork } from '../work-context.ts';

/** A complaint of the customer in hand asks whether it was settled: which one, and the key that leads into it. */
export function FollowUpLine() {
  const { t } = useTranslation();
  const { followUps } = useWork().inHand;
  const open = useWorkstation((state) => state.open);
  const [first] = followUps;
  if (!first) return null;
  const text = t('followUps.line', { number: first.number, category: first.categoryName });
  return (
    <div className="ws-notice tone-blue" role="status" data-testid="follow-up">
      <PhoneOutlined aria-hidden />
      <span className="ws-notice-text ws-ellipsis" title={text}>
        {text}
      </span>
      {followUps.length > 1 && <span>{t('followUps.more', { count: followUps.length - 1 })}</span>}
      <Button size="small" type="primary" onClick={() => open('follow-up')}>
        {t('followUps.open')} <KeyHint keys={KEY_MAP.followUp.keys} />
      </Button>
    </div>
  );
}
