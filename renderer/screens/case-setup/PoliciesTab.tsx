import { EditOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Skeleton, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyLine } from '../../../shared/contract/policies.ts';
import { useCreateStarterPolicies, usePolicies, useSetPolicyActive } from '../../api/case-setup.ts';
import { useErrorText } from '../../api/error-text.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { workingTimeText } from '../../components/working-time-text.ts';
import { PolicyDialog } from './PolicyDialog.tsx';
import { RowButton, stateColumn, UseSwitch } from './row-parts.tsx';

/** How much working time cases have, and which cases. */
export function PoliciesTab() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const { message } = App.useApp();
  const list = usePolicies();
  const setActive = useSetPolicyActive();
  const starter = useCreateStarterPolicies();
  const [edited, setEdited] = useState<PolicyLine | 'new' | null>(null);
  const failed = [setActive, starter].find((command) => command.error !== null);
  const policies = list.data?.policies ?? [];

  const createStarter = () =>
    starter.run({ language }).then(
      ({ created }) => void message.success(t('caseSetup.policy.created', { count: created })),
      () => undefined,
    );
  const columns: TableColumnsType<PolicyLine> = [
    { title: t('caseSetup.name'), dataIndex: 'name', ellipsis: true },
    { title: t('caseSetup.kind'), width: 120, render: (_, { kind }) => t(`tickets.kind.${kind}`) },
    {
      title: t('caseSetup.policy.onlyFor'),
      ellipsis: true,
      render: (_, { categoryName, priority, className }) =>
        [categoryName, priority && t(`tickets.priority.${priority}`), className].filter(Boolean).join(' · ') ||
        t('caseSetup.policy.everyCase'),
    },
    ...(
      [
        ['first-response', 'firstResponseMinutes'],
        ['hand-over', 'handOverMinutes'],
        ['solution', 'solutionMinutes'],
      ] as const
    ).map(([clock, key]) => ({
      title: t(`tickets.clock.${clock}`),
      width: 135,
      align: 'right' as const,
      render: (_: unknown, policy: PolicyLine) => workingTimeText(t, policy[key]),
    })),
    stateColumn(t),
    {
      title: t('caseSetup.actions'),
      width: 150,
      render: (_, policy) => (
        <span className="case-setup-actions">
          <RowButton
            label={t('caseSetup.editNamed', { name: policy.name })}
            icon={<EditOutlined aria-hidden />}
            onClick={() => setEdited(policy)}
          />
          <UseSwitch
            {...policy}
            onChange={(active) => void setActive.run({ id: policy.id, active }).catch(() => undefined)}
          />
        </span>
      ),
    },
  ];
  const starterButton = (type: 'primary' | 'default') => (
    <Button type={type} loading={starter.pending} onClick={() => void createStarter()}>
      {t('caseSetup.policy.starter')}
    </Button>
  );
  return (
    <>
      {list.data && (
        <div className="case-setup-bar">
          <Button
            type={policies.length > 0 ? 'primary' : 'default'}
            icon={<PlusOutlined aria-hidden />}
            onClick={() => setEdited('new')}
          >
            {t('caseSetup.policy.add')}
          </Button>
          {policies.length > 0 && list.data.starterOffered && starterButton('default')}
        </div>
      )}
      <ErrorNotice text={list.error ? describe(list.error) : null} onRetry={() => void list.refetch()} />
      <ErrorNotice text={failed ? describe(failed.error) : null} {...(failed ? { onClose: failed.clearError } : {})} />
      {list.isPending ? (
        <Skeleton active />
      ) : policies.length === 0 ? (
        <EmptyState
          title={t('caseSetup.policy.empty')}
          hint={t('caseSetup.policy.emptyHint')}
          action={starterButton('primary')}
        />
      ) : (
        <Table<PolicyLine> size="small" rowKey="id" columns={columns} dataSource={policies} pagination={false} />
      )}
      {edited !== null && (
        <PolicyDialog
          policy={edited === 'new' ? null : edited}
          classes={list.data?.classes ?? []}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}
