import { DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Skeleton, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OPEN_CASES_COUNTED } from '../../../shared/contract/ticket-setup.ts';
import type { UnitLine } from '../../../shared/contract/units.ts';
import { useRemoveUnit, useSetUnitActive, useUnits } from '../../api/case-setup.ts';
import { useErrorText } from '../../api/error-text.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { RowButton, stateColumn, UseSwitch } from './row-parts.tsx';
import { UnitDialog } from './UnitDialog.tsx';
import { useAskRemove } from './use-ask-remove.ts';

/** Who cases are handed over to, and how each shares them out. */
export function UnitsTab() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const list = useUnits();
  const setActive = useSetUnitActive();
  const remove = useRemoveUnit();
  const [edited, setEdited] = useState<UnitLine | 'new' | null>(null);
  const failed = [setActive, remove].find((command) => command.error !== null);
  const units = list.data?.units ?? [];

  const askRemove = useAskRemove('unit', remove);
  const columns: TableColumnsType<UnitLine> = [
    { title: t('caseSetup.code'), dataIndex: 'code', width: 90 },
    { title: t('caseSetup.name'), dataIndex: 'name', width: 180, ellipsis: true },
    {
      title: t('caseSetup.unit.assigning'),
      width: 170,
      render: (_, { assigning }) => t(`caseSetup.unit.rule.${assigning}`),
    },
    {
      title: t('caseSetup.unit.members'),
      render: (_, { members }) =>
        members.length === 0
          ? t('caseSetup.unit.noMembers')
          : members.map(({ name, atWork }) => (atWork ? name : t('caseSetup.unit.away', { name }))).join(' · '),
    },
    {
      title: t('caseSetup.unit.openCases'),
      width: 100,
      align: 'right',
      render: (_, { openCases }) => (openCases < OPEN_CASES_COUNTED ? openCases : `${OPEN_CASES_COUNTED}+`),
    },
    stateColumn(t),
    {
      title: t('caseSetup.actions'),
      width: 190,
      render: (_, unit) => (
        <span className="case-setup-actions">
          <RowButton
            label={t('caseSetup.editNamed', { name: unit.name })}
            icon={<EditOutlined aria-hidden />}
            onClick={() => setEdited(unit)}
          />
          <RowButton
            label={t('caseSetup.removeNamed', { name: unit.name })}
            icon={<DeleteOutlined aria-hidden />}
            onClick={() => askRemove(unit)}
          />
          <UseSwitch
            {...unit}
            onChange={(active) => void setActive.run({ id: unit.id, active }).catch(() => undefined)}
          />
        </span>
      ),
    },
  ];
  const addButton = (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setEdited('new')}>
      {t('caseSetup.unit.add')}
    </Button>
  );
  return (
    <>
      {units.length > 0 && <div className="case-setup-bar">{addButton}</div>}
      <ErrorNotice text={list.error ? describe(list.error) : null} onRetry={() => void list.refetch()} />
      <ErrorNotice text={failed ? describe(failed.error) : null} {...(failed ? { onClose: failed.clearError } : {})} />
      {list.isPending ? (
        <Skeleton active />
      ) : units.length === 0 ? (
        <EmptyState title={t('caseSetup.unit.empty')} hint={t('caseSetup.unit.emptyHint')} action={addButton} />
      ) : (
        <Table<UnitLine> size="small" rowKey="id" columns={columns} dataSource={units} pagination={false} />
      )}
      {edited !== null && (
        <UnitDialog
          unit={edited === 'new' ? null : edited}
          people={list.data?.people ?? []}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}
