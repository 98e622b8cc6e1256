import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { isFiltered } from './CaseFilters.tsx';
import type { ShownCases } from './case-address.ts';

interface NoCasesProps {
  readonly shown: ShownCases;
  onSearchAll(): void;
}

/** Why the list is empty, and for a search what else to try. */
export function NoCases({ shown, onSearchAll }: NoCasesProps) {
  const { t } = useTranslation();
  const { text, view } = shown;
  const narrowed = isFiltered(shown);
  if (text === '') {
    return (
      <EmptyState
        title={t('ticketLists.none')}
        hint={narrowed ? t('ticketLists.noneFiltered') : t(`ticketLists.noneHint.${view}`)}
      />
    );
  }
  if (view === 'all' && !narrowed) {
    return <EmptyState title={t('ticketLists.none')} hint={t('ticketLists.noneFoundAll', { text })} />;
  }
  return (
    <EmptyState
      title={t('ticketLists.none')}
      hint={t('ticketLists.noneFound', { text })}
      action={<Button onClick={onSearchAll}>{t('ticketLists.searchAll')}</Button>}
    />
  );
}
