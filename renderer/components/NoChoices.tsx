import { useIsFetching } from '@tanstack/react-query';
import { Empty } from 'antd';
import { useTranslation } from 'react-i18next';

interface NoChoicesProps {
  /** What there is nothing of, or why; absent: a picture. */
  readonly text?: string;
}

/** What an empty list of choices says: that there is nothing is true only once everything asked for is here. */
export function NoChoices({ text }: NoChoicesProps) {
  const { t } = useTranslation();
  const outstanding = useIsFetching({ predicate: ({ state }) => state.data === undefined });
  if (outstanding > 0) return <p role="status">{t('common.loading')}</p>;
  return text ?? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} />;
}
