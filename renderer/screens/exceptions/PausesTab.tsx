import { PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Input, Select, Skeleton, Space } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PAUSE_STATES, type PauseItem, type PauseState } from '../../../shared/contract/pauses.ts';
import { useRight } from '../../api/auth.ts';
import { useErrorText } from '../../api/error-text.ts';
import { type PauseFilter, usePauses } from '../../api/exceptions.ts';
import { DateText } from '../../components/DateText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PagedTable } from '../../components/PagedTable.tsx';
import { StateTag } from '../../components/StateTag.tsx';
import { EndPauseDialog } from './EndPauseDialog.tsx';
import { KindFilter } from './KindFilter.tsx';
import { PauseDialog } from './PauseDialog.tsx';
import { subjectText } from './SubjectFields.tsx';
import './exceptions.css';

const TONES = { active: 'paused', future: 'waiting', past: 'off' } as const;

/** Whose calls are suppressed, from when to when, and why. */
export function PausesTab() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const mayEdit = useRight('plan.write');
  const [filter, setFilter] = useState<PauseFilter>({ state: null });
  const [edited, setEdited] = useState<PauseItem | 'new' | null>(null);
  const [ended, setEnded] = useState<PauseItem | null>(null);
  const pauses = usePauses(filter);
  const rows = pauses.data?.pages.flatMap((page) => page.rows) ?? [];
  const columns = useMemo(
    () => [
      {
        title: t('exceptions.forWhom'),
        width: 280,
        ellipsis: true,
        render: (_: unknown, { subject }: PauseItem) => (
          <>
            <span className="exceptions-soft">{t(`exceptions.kinds.${subject.kind}`)}</span> {subjectText(subject)}
          </>
        ),
      },
      {
        title: t('pauses.from'),
        width: 108,
        render: (_: unknown, row: PauseItem) => <DateText date={row.validFrom} />,
      },
      {
        title: t('pauses.to'),
        width: 108,
        render: (_: unknown, row: PauseItem) =>
          row.validTo === null ? t('pauses.untilEnded') : <DateText date={row.validTo} />,
      },
      {
        title: t('pauses.state'),
        width: 100,
        render: (_: unknown, row: PauseItem) => (
          <StateTag tone={TONES[row.state]}>{t(`pauses.states.${row.state}`)}</StateTag>
        ),
      },
      { title: t('exceptions.reason'), width: 260, ellipsis: true, dataIndex: 'reason' },
      ...(mayEdit
        ? [
            {
              title: t('exceptions.actions'),
              width: 170,
              render: (_: unknown, row: PauseItem) =>
                row.state !== 'past' && (
                  <Space size={4}>
                    <Button size="small" type="link" onClick={() => setEdited(row)}>
                      {t('exceptions.edit')}
                    </Button>
                    <Button size="small" type="link" danger onClick={() => setEnded(row)}>
                      {t(row.state === 'future' ? 'pauses.takeBack' : 'pauses.end')}
                    </Button>
                  </Space>
                ),
            },
          ]
        : []),
    ],
    [t, mayEdit],
  );
  return (
    <>
      <search className="exceptions-filters">
        <KindFilter kind={filter.kind ?? null} onChange={(kind) => setFilter({ ...filter, kind })} />
        <Select<PauseState | 'any'>
          aria-label={t('pauses.state')}
          value={filter.state ?? 'any'}
          style={{ width: 130 }}
          options={[
            { value: 'any', label: t('pauses.anyState') },
            ...PAUSE_STATES.map((state) => ({ value: state, label: t(`pauses.states.${state}`) })),
          ]}
          onChange={(state) => setFilter({ ...filter, state: state === 'any' ? null : state })}
        />
        <Input
          prefix={<SearchOutlined aria-hidden />}
          aria-label={t('exceptions.find')}
          placeholder={t('exceptions.find')}
          allowClear
          maxLength={60}
          style={{ width: 260 }}
          onChange={({ target }) => setFilter({ ...filter, text: target.value.trim() })}
        />
        {mayEdit && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited('new')}>
            {t('pauses.add')}
          </Button>
        )}
      </search>
      <ErrorNotice text={pauses.error ? describe(pauses.error) : null} onRetry={() => void pauses.refetch()} />
      {pauses.isPending ? (
        <Skeleton active />
      ) : rows.length === 0 && !pauses.error ? (
        <EmptyState title={t('pauses.none')} hint={t('pauses.noneHint')} />
      ) : (
        <PagedTable
          label={t('pauses.title')}
          rows={rows}
          rowKey="pauseId"
          columns={columns}
          loading={pauses.isPlaceholderData}
          onNearEnd={() => {
            if (pauses.hasNextPage && !pauses.isFetchingNextPage) void pauses.fetchNextPage();
          }}
        />
      )}
      {edited !== null && <PauseDialog pause={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      {ended !== null && <EndPauseDialog pause={ended} onClose={() => setEnded(null)} />}
    </>
  );
}
