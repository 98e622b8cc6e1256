import { SearchOutlined } from '@ant-design/icons';
import { App, Button, Empty, Input, Segmented, type TableColumnsType } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { BOARD_STATES, type BoardState, type ListedState } from '../../../shared/contract/queue.ts';
import type { DaySummary, TaskLine } from '../../../shared/contract/queue-plan.ts';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useRight } from '../../api/auth.ts';
import { useErrorText } from '../../api/error-text.ts';
import { fetchMore } from '../../api/paged-list.ts';
import { useQueueList, useReleaseCall } from '../../api/queue.ts';
import { BOARD_TONES } from '../../components/board-look.ts';
import { CustomerLink } from '../../components/CustomerLink.tsx';
import { CutoffDateText, DateText } from '../../components/DateText.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PagedTable } from '../../components/PagedTable.tsx';
import { StateTag } from '../../components/StateTag.tsx';
import type { StateTone } from '../../components/state-look.tsx';
import { useLanguage } from '../../components/use-language.ts';

const TONES: Readonly<Record<ListedState, StateTone>> = {
  ...BOARD_TONES,
  carried: 'off',
  dropped: 'none',
};

interface TaskListProps {
  readonly date: string;
  readonly states: DaySummary['states'];
  onExplain(customerId: string): void;
}

/** The calls of a day by state, in the order they are given out; the address may say which state comes first. */
export function TaskList({ date, states, onExplain }: TaskListProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const mayRelease = useRight('queue.manage');
  const { modal, message } = App.useApp();
  const [params] = useSearchParams();
  const [state, setState] = useState<BoardState | 'all'>(
    () => BOARD_STATES.find((one) => one === params.get('state')) ?? 'all',
  );
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const list = useQueueList({ date, state: state === 'all' ? null : state, text });
  const release = useReleaseCall();
  const countOf = (one: BoardState): number => states.find((row) => row.state === one)?.count ?? 0;
  const all = states.reduce((sum, row) => sum + row.count, 0);

  function askRelease(task: TaskLine) {
    modal.confirm({
      title: t('queue.releaseAsk', { name: task.customerName }),
      okText: t('queue.release'),
      cancelText: t('common.cancel'),
      async onOk() {
        await release.run({ taskId: task.taskId, reason: '' }).then(
          () => void message.success(t('queue.released')),
          () => undefined,
        );
      },
    });
  }

  const columns: TableColumnsType<TaskLine> = [
    { title: t('queue.column.code'), dataIndex: 'customerCode', width: 92, className: 'tabular' },
    {
      title: t('queue.column.name'),
      width: 160,
      ellipsis: true,
      render: (_value, row) => <CustomerLink customerId={row.customerId}>{row.customerName}</CustomerLink>,
    },
    { title: t('queue.column.route'), dataIndex: 'routeCode', width: 66 },
    {
      title: t('queue.column.class'),
      dataIndex: 'className',
      width: 76,
      ellipsis: true,
      render: (name: string | null) => name ?? '–',
    },
    {
      title: t('queue.column.source'),
      width: 100,
      render: (_value, task) => t(`queue.source.${task.source}`),
    },
    {
      title: t('queue.column.state'),
      width: 96,
      render: (_value, task) => <StateTag tone={TONES[task.state]}>{t(`queue.state.${task.state}`)}</StateTag>,
    },
    {
      title: t('queue.column.delivery'),
      width: 98,
      render: (_value, task) => <DateText date={task.deliveryDate} />,
    },
    {
      title: t('queue.column.cutoff'),
      width: 146,
      render: (_value, task) => <CutoffDateText atMs={task.cutoffAtMs} />,
    },
    {
      title: t('queue.column.attempts'),
      width: 84,
      align: 'right',
      className: 'tabular',
      render: (_value, task) => `${task.attempts}/${task.mostAttempts}`,
    },
    {
      title: t('queue.column.operator'),
      width: 84,
      ellipsis: true,
      render: (_value, task) => task.operatorName ?? '–',
    },
    {
      title: <span className="visually-hidden">{t('common.actions')}</span>,
      width: mayRelease ? 140 : 78,
      align: 'right',
      render: (_value, task) => (
        <>
          {mayRelease && task.state === 'held' && (
            <Button type="link" size="small" onClick={() => askRelease(task)}>
              {t('queue.release')}
            </Button>
          )}
          <Button
            type="link"
            size="small"
            aria-label={`${t('queue.why')} ${task.customerName}`}
            onClick={() => onExplain(task.customerId)}
          >
            {t('queue.why')}
          </Button>
        </>
      ),
    },
  ];

  const tasks = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className="queue-rows">
      <div className="queue-list-filters">
        <Segmented<BoardState | 'all'>
          aria-label={t('queue.states')}
          value={state}
          onChange={setState}
          options={[
            { value: 'all', label: `${t('queue.all')} ${formatCount(all, language)}` },
            ...BOARD_STATES.map((one) => ({
              value: one,
              label: `${t(`queue.state.${one}`)} ${formatCount(countOf(one), language)}`,
            })),
          ]}
        />
        <Input
          prefix={<SearchOutlined aria-hidden />}
          aria-label={t('queue.findTask')}
          placeholder={t('queue.findTask')}
          allowClear
          maxLength={60}
          style={{ width: 220 }}
          onChange={({ target }) => setTyped(target.value)}
        />
      </div>
      <ErrorNotice text={list.error ? describe(list.error) : release.error ? describe(release.error) : null} />
      {tasks.length === 0 && !list.isFetching ? (
        <Empty description={t('queue.noTasks')} />
      ) : (
        <PagedTable
          label={t('queue.tasks')}
          rows={tasks}
          rowKey="taskId"
          columns={columns}
          loading={list.isPending}
          onNearEnd={() => fetchMore(list)}
        />
      )}
    </div>
  );
}
