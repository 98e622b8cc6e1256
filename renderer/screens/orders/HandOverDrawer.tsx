import { App, Skeleton, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandOverRoute } from '../../../shared/contract/hand-overs.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useDownloadHandOver, useHandOver, useHandOvers } from '../../api/hand-overs.ts';
import { DateField } from '../../components/DateField.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { HandOverTable } from './HandOverTable.tsx';

interface HandOverDrawerProps {
  readonly open: boolean;
  onClose(): void;
}

/** For one delivery date each route with what waits for the distribution system and what it got. */
export function HandOverDrawer({ open, onClose }: HandOverDrawerProps) {
  const { t } = useTranslation();
  return (
    <SideDrawer open={open} onClose={onClose} size={1040} title={t('handOver.title')} closeLabel={t('handOver.close')}>
      {open && <HandOvers />}
    </SideDrawer>
  );
}

function HandOvers() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const describe = useErrorText();
  const [chosen, setChosen] = useState<string | null>(null);
  const [newestId, setNewestId] = useState<string | null>(null);
  const list = useHandOvers(chosen);
  const handOver = useHandOver();
  const download = useDownloadHandOver();
  const failure = list.error ?? handOver.error ?? download.error;
  if (!list.data) {
    return list.error ? (
      <ErrorNotice text={describe(list.error)} onRetry={() => void list.refetch()} />
    ) : (
      <Skeleton active />
    );
  }
  const { deliveryDate, routes } = list.data;

  async function make(route: HandOverRoute) {
    // What is wrong stands above the table.
    const made = await handOver.run({ routeId: route.routeId, deliveryDate }).catch(() => null);
    if (!made) return;
    // The date stays when nothing waits for it any more.
    setChosen(deliveryDate);
    setNewestId(made.handOverId);
    void message.success(t(made.repeated ? 'handOver.again' : 'handOver.done', { number: made.number }));
  }

  return (
    <section className="hand-overs" aria-label={t('handOver.title')}>
      <Typography.Paragraph type="secondary">{t('handOver.hint')}</Typography.Paragraph>
      <search className="orders-filters">
        <span>{t('handOver.delivery')}</span>
        <DateField label={t('handOver.delivery')} date={chosen ?? deliveryDate} onChange={setChosen} />
      </search>
      <ErrorNotice text={failure ? describe(failure) : null} />
      {routes.length === 0 ? (
        <EmptyState title={t('handOver.none')} hint={t('handOver.noneHint')} />
      ) : (
        <HandOverTable
          routes={routes}
          newestId={newestId}
          busy={handOver.pending || list.isPlaceholderData}
          onHandOver={(route) => void make(route)}
          onDownload={(handOverId) => void download.run({ handOverId }).catch(() => undefined)}
        />
      )}
    </section>
  );
}
