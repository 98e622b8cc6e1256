import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { fetchMore, type PagedList } from '../../../api/paged-list.ts';

/** Fetches the next rows of a list that stands on a page among others; nothing once all of it is there. */
export function MoreRows({ list, label }: { readonly list: PagedList<unknown>; readonly label: string }) {
  const { t } = useTranslation();
  if (!list.hasNextPage) return null;
  return (
    <Button
      type="link"
      size="small"
      className="card-more"
      loading={list.isFetchingNextPage}
      aria-label={`${t('customers.moreRows')}: ${label}`}
      onClick={() => fetchMore(list)}
    >
      {t('customers.moreRows')}
    </Button>
  );
}
