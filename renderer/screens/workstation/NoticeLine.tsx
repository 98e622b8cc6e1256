import { CheckCircleOutlined, CloseOutlined, ExclamationCircleOutlined, InfoCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useWorkstation } from '../../state/workstation.ts';

const LOOKS = {
  info: { tone: 'tone-blue', icon: <InfoCircleOutlined /> },
  success: { tone: 'tone-green', icon: <CheckCircleOutlined /> },
  warning: { tone: 'tone-amber', icon: <ExclamationCircleOutlined /> },
  error: { tone: 'tone-red', icon: <ExclamationCircleOutlined /> },
} as const;

/** What the last step brought: accepted, or refused and why. It stays until the next step. */
export function NoticeLine() {
  const { t } = useTranslation();
  const { notice, say } = useWorkstation();
  if (!notice) return null;
  const { tone, icon } = LOOKS[notice.tone];
  return (
    <div className={`ws-notice ${tone}`} role={notice.tone === 'error' ? 'alert' : 'status'}>
      <span aria-hidden>{icon}</span>
      <span className="ws-notice-text">{notice.text}</span>
      <button type="button" className="ws-icon-button" aria-label={t('common.close')} onClick={() => say(null)}>
        <CloseOutlined aria-hidden />
      </button>
    </div>
  );
}
