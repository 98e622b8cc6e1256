import { EditOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteSummary } from '../../../shared/contract/routes.ts';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useRight } from '../../api/auth.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useRoutes } from '../../api/routes.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { StateTag } from '../../components/StateTag.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { RouteDayText } from '../customers/CustomerFacts.tsx';
import { RouteDrawer } from './RouteDrawer.tsx';

/** Routes with the days that hold now and the change that is planned. */
export default function RoutesScreen() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const mayEdit = useRight('master.write');
  const routes = useRoutes();
  /** undefined: closed; null: a new route. */
  const [edited, setEdited] = useState<string | null | undefined>();
  return (
    <>
      <PageHeader
        title={t('routes.title')}
        description={t('routes.description')}
        actions={
          mayEdit && (
            <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setEdited(null)}>
              {t('routes.add')}
            </Button>
          )
        }
      />
      <ErrorNotice text={routes.error ? describe(routes.error) : null} onRetry={() => void routes.refetch()} />
      <Table<RouteSummary>
        size="small"
        rowKey="id"
        aria-label={t('routes.table')}
        dataSource={routes.data?.routes ?? []}
        loading={routes.isPending}
        pagination={(routes.data?.routes.length ?? 0) > 100 ? { pageSize: 100, showSizeChanger: false } : false}
        locale={{ emptyText: <EmptyState title={t('routes.emptyTitle')} hint={t('routes.emptyHint')} /> }}
        columns={[
          { title: t('routes.code'), dataIndex: 'code', width: 90 },
          { title: t('routes.name'), dataIndex: 'name' },
          {
            title: t('routes.team'),
            render: (_, route) => route.teamName ?? t('routes.noTeam'),
          },
          {
            title: t('routes.customers'),
            align: 'right',
            width: 100,
            render: (_, route) => formatCount(route.customers, language),
          },
          {
            title: t('routes.days'),
            render: (_, route) =>
              route.days.map((day) => (
                <div key={day.orderWeekday}>
                  <RouteDayText day={day} />
                </div>
              )),
          },
          {
            title: t('routes.change'),
            render: (_, route) => (
              <>
                {route.nextValidFrom !== null && (
                  <StateTag tone="waiting">{t('routes.changeFrom', { date: route.nextValidFrom })}</StateTag>
                )}
                {route.madeUp && <StateTag tone="wrap-up">{t('routes.madeUp')}</StateTag>}
              </>
            ),
          },
          ...(mayEdit
            ? [
                {
                  title: <span className="visually-hidden">{t('routes.edit')}</span>,
                  width: 48,
                  render: (_: unknown, route: RouteSummary) => (
                    <Button
                      type="text"
                      size="small"
                      icon={<EditOutlined aria-hidden />}
                      aria-label={t('routes.editNamed', { name: route.name })}
                      onClick={() => setEdited(route.id)}
                    />
                  ),
                },
              ]
            : []),
        ]}
      />
      <RouteDrawer routeId={edited} onClose={() => setEdited(undefined)} />
    </>
  );
}
