import { DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Skeleton, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OPEN_CASES_COUNTED } from '../../../shared/contract/ticket-setup.ts';
import type { UnitLine } from '../../../shared/contract/units.ts';
import { useRemoveUnit, useSetUnitActive, useUnits } from '../../api/case-setup.ts';
import { useErrorText } from '../../api/error-text.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { StateTag } from '../../components/StateTag.tsx';
import { UnitDialog } from './UnitDialog.tsx';

/** Who cases are handed over to, and how each shares them out. */
export function UnitsTab() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { modal, message } = App.useApp();
  const list = useUnits();
  const setActive = useSetUnitActive();
  const remove = useRemoveUnit();
  const [edited, setEdited] = useState<UnitLine | 'new' | null>(null);
  const failed = [setActive, remove].find((command) => command.error !== null);
  const units = list.data?.units ?? [];

  function askRemove({ id, name }: UnitLine) {
    modal.confirm({
      title: t('caseSetup.unit.removeAsk', { name }),
      content: t('caseSetup.unit.removeHint'),
      okText: t('caseSetup.remove'),
      cancelText: t('common.cancel'),
      onOk: () =>
        remove.run({ id }).then(
          ({ removed, openCases }) => {
            if (removed) return void message.success(t('caseSetup.removed', { name }));
            const key = openCases < OPEN_CASES_COUNTED ? 'caseSetup.keptInactive' : 'caseSetup.keptCounted';
            return void message.info(t(key, { name, count: openCases }), 6);
          },
          () => undefined,
        ),
    });
  }
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
    {
      title: t('caseSetup.state'),
      width: 110,
      render: (_, { active }) => (
        <StateTag tone={active ? 'ready' : 'off'}>{t(active ? 'caseSetup.inUse' : 'caseSetup.outOfUse')}</StateTag>
      ),
    },
    {
      title: t('caseSetup.actions'),
      width: 190,
      render: (_, unit) => (
        <span className="case-setup-actions">
          <Button
            type="text"
            size="small"
            icon={<EditOutlined aria-hidden />}
            aria-label={t('caseSetup.editNamed', { name: unit.name })}
            onClick={() => setEdited(unit)}
          />
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={t('caseSetup.removeNamed', { name: unit.name })}
            onClick={() => askRemove(unit)}
          />
          <Button
            type="link"
            size="small"
            onClick={() => void setActive.run({ id: unit.id, active: !unit.active }).catch(() => undefined)}
          >
            {t(unit.active ? 'caseSetup.stop' : 'caseSetup.use')}
            <span className="visually-hidden"> {unit.name}</span>
          </Button>
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
