import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../components/use-language.ts';

/** Says how many calls wait for somebody with a skill; nothing while none does. */
export function SkillNotice({ count, onOpen }: { readonly count: number; onOpen(): void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (count === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 8 }}
      title={
        <>
          {t('skills.waiting', { count: formatCount(count, language) as never })}{' '}
          <Button size="small" onClick={onOpen}>
            {t('skills.showWaiting')}
          </Button>
        </>
      }
    />
  );
}
