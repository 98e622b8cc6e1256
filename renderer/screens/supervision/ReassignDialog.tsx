import { SearchOutlined } from '@ant-design/icons';
import { App, Input, Modal, Select, Skeleton, Table, type TableProps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReassignInput } from '../../../shared/contract/reassign.ts';
import type { LiveSeat, MovableLine, MoveProposal } from '../../../shared/contract/supervision.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useMovable, useProposal, useReassign } from '../../api/supervision.ts';
import { BOARD_TONES } from '../../components/board-look.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { StateTag } from '../../components/StateTag.tsx';
import { useWhileShown } from '../../components/use-while-shown.ts';
import { CutoffText } from './CutoffText.tsx';
import { isProposed } from './is-proposed.ts';
import { LackNotice } from './LackNotice.tsx';
import { ProposalText } from './ProposalText.tsx';
import { peopleChoices } from './people-choices.ts';

/** Px: every column has its room. */
const WIDTH = 840;

/** What the dialog begins with: a person's calls, chosen calls, or those that a late route could give away. */
export interface ReassignStart {
  /** Whose calls are shown first; null: all. */
  readonly operatorId: string | null;
  readonly taskIds?: readonly string[];
  /** The route that is late; its proposal is asked and filled in. */
  readonly routeId?: string | null;
}

interface ReassignDialogProps {
  readonly start: ReassignStart;
  readonly seats: readonly LiveSeat[];
  onClose(): void;
}

/** Gives one call, a selection or all of a seat to others, shared out by load or as proposed, or to anybody. */
export function ReassignDialog({ start, seats, onClose }: ReassignDialogProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const proposal = useProposal(start.routeId);
  if (start.routeId === undefined) return <ReassignForm start={start} seats={seats} onClose={onClose} />;
  if (proposal.data) {
    return <ReassignForm start={start} proposal={proposal.data} seats={seats} onClose={onClose} />;
  }
  return (
    <Modal
      open
      width={WIDTH}
      closable={{ 'aria-label': t('common.close') }}
      title={t('supervision.reassignTitle')}
      footer={null}
      onCancel={onClose}
    >
      <ErrorNotice text={proposal.error ? describe(proposal.error) : null} onRetry={() => void proposal.refetch()} />
      {proposal.isPending && <Skeleton active />}
    </Modal>
  );
}

interface ReassignFormProps extends ReassignDialogProps {
  readonly proposal?: MoveProposal;
}

function ReassignForm({ start, proposal, seats, onClose }: ReassignFormProps) {
  const { t } = useTranslation();
  const closeThis = useWhileShown(onClose);
  const describe = useErrorText();
  const { message } = App.useApp();
  const [whose, setWhose] = useState(start.operatorId);
  const [chosen, setChosen] = useState<readonly string[] | null>(
    proposal?.taskIds ?? start.taskIds ?? (start.operatorId === null ? [] : null),
  );
  const [receivers, setReceivers] = useState<string[]>(proposal?.to.map((share) => share.operatorId) ?? []);
  const [reason, setReason] = useState('');
  const [sought, setSought] = useState('');
  const movable = useMovable(whose, start.routeId ?? null);
  const reassign = useReassign();
  const lines = movable.data?.lines ?? [];
  const lineOf = new Map(lines.map((line) => [line.taskId, line]));
  // Of one seat everything is meant until somebody chooses; what was called meanwhile is chosen no more.
  const taskIds = chosen === null ? lines.map((line) => line.taskId) : chosen.filter((id) => lineOf.has(id));
  const shown = linesLike(lines, sought);
  const people = peopleChoices(seats, t('supervision.absence.now'));
  /** Nothing is chosen yet: first the calls are found, else it is decided who gets them. */
  const choosing = start.operatorId === null && start.taskIds === undefined && !proposal;
  const asProposed = proposal !== undefined && isProposed(proposal, taskIds, receivers);

  function input(): ReassignInput {
    const shares = proposal?.to.map(({ operatorId, count }) => ({ operatorId, count }));
    return {
      taskIds: [...taskIds],
      seen: taskIds.map((id) => lineOf.get(id)?.operatorId ?? null),
      operatorIds: receivers,
      reason,
      ...(asProposed && shares ? { shares } : {}),
    };
  }
  async function give() {
    const result = await reassign.run(input());
    const shares = result.shares.map((share) => `${share.operatorName} ${share.count}`).join(' · ');
    const done = t('supervision.reassigned', { count: result.moved, to: shares || t('supervision.anybody') });
    const begun = result.left - result.unskilled;
    const left = begun > 0 ? ` ${t('supervision.leftAsTheyAre', { count: begun })}` : '';
    const unskilled = result.unskilled > 0 ? ` ${t('skills.leftUnskilled', { count: result.unskilled })}` : '';
    void message.success(done + left + unskilled, unskilled === '' ? undefined : 8);
    closeThis();
  }
  const error = reassign.error ?? movable.error;
  return (
    <Modal
      closable={{ 'aria-label': t('common.close') }}
      open
      width={WIDTH}
      title={t('supervision.reassignTitle')}
      okText={t('supervision.reassignCount', { count: taskIds.length })}
      okButtonProps={{ disabled: taskIds.length === 0, loading: reassign.pending }}
      onOk={() => void give().catch(() => undefined)}
      onCancel={onClose}
    >
      <ErrorNotice text={error ? describe(error) : null} />
      {proposal && <ProposalText proposal={proposal} />}
      <div className="reassign-choices">
        <label htmlFor="reassign-whose">{t('supervision.whose')}</label>
        <Select<string>
          id="reassign-whose"
          value={whose ?? ''}
          options={[{ value: '', label: proposal?.routeName || t('supervision.everybody') }, ...people]}
          onChange={(value) => {
            setWhose(value === '' ? null : value);
            setChosen(value === '' ? [] : null);
          }}
        />
        <label htmlFor="reassign-to">{t('supervision.to')}</label>
        <Select<string[]>
          id="reassign-to"
          autoFocus={!choosing}
          mode="multiple"
          placeholder={t('supervision.toAnybody')}
          showSearch={{ optionFilterProp: 'label' }}
          value={receivers}
          options={people.filter((person) => person.value !== whose && !person.absent)}
          onChange={setReceivers}
        />
        <label htmlFor="reassign-reason">{t('supervision.reason')}</label>
        <Input
          id="reassign-reason"
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <label htmlFor="reassign-find">{t('supervision.customer')}</label>
        <Input
          id="reassign-find"
          autoFocus={choosing}
          allowClear
          prefix={<SearchOutlined aria-hidden />}
          placeholder={t('supervision.findMovable')}
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
      </div>
      {movable.data && (
        <LackNotice
          list={movable.data}
          chosen={taskIds.flatMap((id) => lineOf.get(id) ?? [])}
          receivers={receivers.map((id) => ({
            id,
            name: seats.find((seat) => seat.operatorId === id)?.operatorName ?? '',
          }))}
        />
      )}
      <Table<MovableLine>
        virtual
        size="small"
        rowKey="taskId"
        loading={movable.isPending}
        columns={columnsOf(t)}
        dataSource={shown}
        pagination={false}
        scroll={{ x: WIDTH - 48, y: proposal ? 170 : 220 }}
        locale={{
          emptyText: (
            <span className="live-empty">
              {t(lines.length === 0 ? 'supervision.nothingToMove' : 'supervision.movableNotFound')}
            </span>
          ),
        }}
        rowSelection={{
          selectedRowKeys: [...taskIds],
          // What the search hides stays chosen.
          preserveSelectedRowKeys: true,
          onChange: (keys) => setChosen(keys.map(String)),
          columnWidth: 36,
        }}
      />
    </Modal>
  );
}

function linesLike(lines: readonly MovableLine[], text: string): MovableLine[] {
  const sought = text.trim().toLowerCase();
  return lines.filter((line) => `${line.customerCode} ${line.customerName}`.toLowerCase().includes(sought));
}

function columnsOf(t: (key: string) => string): NonNullable<TableProps<MovableLine>['columns']> {
  return [
    { key: 'code', width: 100, title: t('supervision.customerCode'), dataIndex: 'customerCode' },
    { key: 'name', width: 168, ellipsis: true, title: t('supervision.customer'), dataIndex: 'customerName' },
    { key: 'route', width: 60, title: t('supervision.route'), render: (_value, line) => line.routeCode ?? '–' },
    {
      key: 'state',
      width: 110,
      title: t('supervision.stateNow'),
      render: (_value, line) => (
        <StateTag tone={BOARD_TONES[line.state]}>{t(`supervision.state.${line.state}`)}</StateTag>
      ),
    },
    { key: 'attempts', width: 64, align: 'right', title: t('supervision.attempts'), dataIndex: 'attempts' },
    {
      key: 'cutoff',
      width: 124,
      title: t('supervision.cutoff'),
      render: (_value, line) => <CutoffText atMs={line.cutoffAtMs} />,
    },
    {
      key: 'operator',
      width: 100,
      title: t('supervision.operator'),
      render: (_value, line) => line.operatorName ?? '–',
    },
  ];
}
