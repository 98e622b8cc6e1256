import { Steps } from 'antd';
import { useTranslation } from 'react-i18next';
import './first-start.css';

/** Where one is between the empty program and the first call. */
export function FirstStartSteps({ current }: { readonly current: 0 | 1 | 2 }) {
  const { t } = useTranslation();
  return (
    <Steps
      className="first-start-steps"
      size="small"
      current={current}
      items={[{ title: t('auth.stepAdministrator') }, { title: t('auth.stepPeople') }, { title: t('auth.stepData') }]}
    />
  );
}
