import { useIsFetching } from '@tanstack/react-query';
import { Empty } from 'antd';
import { useTranslation } from 'react-i18next';

/** What an empty list of choices says: that there is nothing is true only once everything asked for is here. */
export function NoChoices() {
  const { t } = useTranslation();
  const outstanding = useIsFetching({ predicate: ({ state }) => state.data === undefined });
  return outstanding > 0 ? <p role="status">{t('common.loading')}</p> : <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} />;
}
