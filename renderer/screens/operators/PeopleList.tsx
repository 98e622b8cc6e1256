import { App, Button, Checkbox, Select, Table, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperatorRow } from '../../../shared/contract/operators.ts';
import { formatInstant } from '../../../shared/i18n/format.ts';
import { useMe } from '../../api/auth.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useEndOperatorSessions, useOperators, useSetOperatorActive, useUnlockOperator } from '../../api/operators.ts';
import { useHeldSkills, useSkills } from '../../api/skills.ts';
import { useCompany } from '../../components/company-context.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { SkillTags } from '../../components/SkillTags.tsx';
import { StateTag } from '../../components/StateTag.tsx';
import { AddOperator } from './AddOperator.tsx';
import { EditOperator } from './EditOperator.tsx';
import { FindPeople } from './FindPeople.tsx';
import { FirstPasswords } from './FirstPasswords.tsx';
import { SetPassword } from './SetPassword.tsx';

type Open =
  | { readonly kind: 'add' | 'first-passwords' }
  | { readonly kind: 'edit' | 'password'; readonly operator: OperatorRow }
  | null;

/** Stands in the filter for those who hold none. */
const NO_SKILL = '-';

export function PeopleList() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { timeZone } = useCompany();
  const { modal, message } = App.useApp();
  const operators = useOperators();
  const setActive = useSetOperatorActive();
  const endSessions = useEndOperatorSessions();
  const unlock = useUnlockOperator();
  const skills = useSkills().data ?? [];
  const held = new Map(useHeldSkills().data?.map((each) => [each.operatorId, each.skillIds]));
  const ownId = useMe().data?.operatorId;
  const [text, setText] = useState('');
  const [skillId, setSkillId] = useState<string | null>(null);
  const [withInactive, setWithInactive] = useState(false);
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);

  function askDeactivate(operator: OperatorRow) {
    const { id, name } = operator;
    modal.confirm({
      title: t('operators.deactivateTitle', { name }),
      content: t('operators.deactivateHint', { name }),
      okText: t('operators.deactivate'),
      okButtonProps: { danger: true },
      onOk: () => setActive.run({ id, active: false }).catch((error) => void message.error(describe(error))),
    });
  }

  function askEndSessions({ id, name }: OperatorRow) {
    modal.confirm({
      title: t('operators.endSessionsTitle', { name }),
      content: t(id === ownId ? 'operators.endSessionsOwnHint' : 'operators.endSessionsHint', { name }),
      okText: t('operators.endSessions'),
      onOk: () =>
        endSessions.run({ id }).then(
          ({ ended }) => void message.success(t('operators.sessionsEnded', { name, count: ended })),
          (error) => void message.error(describe(error)),
        ),
    });
  }

  const wanted = text.trim().toLowerCase();
  const rows = (operators.data ?? []).filter(
    ({ id, login, name, active }) =>
      (active || withInactive) &&
      (skillId === null || (skillId === NO_SKILL ? !held.has(id) : held.get(id)?.includes(skillId))) &&
      (login.toLowerCase().includes(wanted) || name.toLowerCase().includes(wanted)),
  );
  const withoutOwn = (operators.data ?? []).filter(({ active, passwordState }) => active && passwordState !== 'own');
  const columns: TableColumnsType<OperatorRow> = [
    { title: t('operators.login'), dataIndex: 'login', width: 90 },
    { title: t('operators.name'), dataIndex: 'name', width: 90 },
    {
      title: t('operators.rolesLabel'),
      render: (_, { roles }) => (
        <span className="role-list">
          {roles.map((role) => (
            <Tag key={role}>{t(`operators.roles.${role}`)}</Tag>
          ))}
        </span>
      ),
    },
    { title: t('operators.seat'), width: 64, render: (_, { seatCode }) => seatCode ?? '–' },
    { title: t('operators.team'), width: 110, render: (_, { teamName }) => teamName ?? '–' },
    { title: t('operators.deputy'), width: 84, render: (_, { deputyName }) => deputyName ?? '–' },
    ...(skills.length === 0
      ? []
      : [
          {
            title: t('skills.title'),
            width: 130,
            render: (_: unknown, { id }: OperatorRow) => <SkillTags skills={skills} ids={held.get(id) ?? []} />,
          },
        ]),
    {
      title: t('operators.state'),
      width: 112,
      render: (_, { active, lastSeenMs, lockedUntilMs, passwordState }) => {
        if (lockedUntilMs !== null) {
          const time = formatInstant(lockedUntilMs, timeZone, 'time');
          return (
            <span title={t('operators.lockedHint')}>
              <StateTag tone="overdue">{t('operators.lockedUntil', { time })}</StateTag>
            </span>
          );
        }
        if (active && passwordState === 'none') {
          return <StateTag tone="wrap-up">{t('operators.passwordStates.none')}</StateTag>;
        }
        if (!active) return <StateTag tone="off">{t('operators.inactive')}</StateTag>;
        if (lastSeenMs === null && passwordState === 'first') {
          return (
            <span title={t('operators.passwordStates.first')}>
              <StateTag tone="none">{t('operators.firstPassword')}</StateTag>
            </span>
          );
        }
        if (lastSeenMs === null) return <StateTag tone="none">{t('operators.active')}</StateTag>;
        const time = formatInstant(lastSeenMs, timeZone, 'date-time');
        return (
          <span title={t('operators.lastSeen', { time })}>
            <StateTag tone="ready">{t('operators.signedIn')}</StateTag>
          </span>
        );
      },
    },
    {
      title: t('operators.actions'),
      width: 290,
      render: (_, operator) => {
        const { id, name, active, lastSeenMs, lockedUntilMs } = operator;
        return (
          <span className="row-actions">
            <Button
              size="small"
              aria-label={t('operators.editNamed', { name })}
              onClick={() => setOpen({ kind: 'edit', operator })}
            >
              {t('common.edit')}
            </Button>
            <Button
              size="small"
              aria-label={t('operators.passwordNamed', { name })}
              onClick={() => setOpen({ kind: 'password', operator })}
            >
              {t('operators.password')}
            </Button>
            {lockedUntilMs !== null && (
              <Button
                size="small"
                aria-label={t('operators.unlockNamed', { name })}
                onClick={() =>
                  void unlock.run({ id }).then(
                    () => void message.success(t('operators.unlocked', { name })),
                    (error) => void message.error(describe(error)),
                  )
                }
              >
                {t('operators.unlock')}
              </Button>
            )}
            {lastSeenMs !== null && (
              <Button
                size="small"
                aria-label={t('operators.endSessionsNamed', { name })}
                onClick={() => askEndSessions(operator)}
              >
                {t('operators.endSessions')}
              </Button>
            )}
            <Button
              size="small"
              aria-label={t(active ? 'operators.deactivateNamed' : 'operators.activateNamed', { name })}
              onClick={() =>
                active
                  ? askDeactivate(operator)
                  : void setActive.run({ id, active: true }).catch((error) => void message.error(describe(error)))
              }
            >
              {t(active ? 'operators.deactivate' : 'operators.activate')}
            </Button>
          </span>
        );
      },
    },
  ];

  return (
    <>
      <div className="list-bar">
        <FindPeople label={t('operators.findPerson')} text={text} onChange={setText} />
        {skills.length > 0 && (
          <Select
            allowClear
            value={skillId}
            onChange={(value: string | undefined) => setSkillId(value ?? null)}
            placeholder={t('skills.filter')}
            aria-label={t('skills.filter')}
            style={{ width: 160 }}
            options={[
              ...skills.map(({ id, name }) => ({ value: id, label: name })),
              { value: NO_SKILL, label: t('skills.withoutAny') },
            ]}
          />
        )}
        <Checkbox checked={withInactive} onChange={(event) => setWithInactive(event.target.checked)}>
          {t('operators.showInactive')}
        </Checkbox>
        <Button type="primary" onClick={() => setOpen({ kind: 'add' })}>
          {t('operators.add')}
        </Button>
        {withoutOwn.length > 0 && (
          <Button onClick={() => setOpen({ kind: 'first-passwords' })}>
            {t('operators.firstPasswordsOf', { count: withoutOwn.length })}
          </Button>
        )}
      </div>
      <ErrorNotice text={operators.error ? describe(operators.error) : null} onRetry={() => void operators.refetch()} />
      <Table
        rowKey="id"
        size="small"
        columns={columns}
        dataSource={rows}
        loading={operators.isPending}
        pagination={rows.length > 100 ? { pageSize: 100, showSizeChanger: false } : false}
        locale={{ emptyText: operators.data ? <EmptyState title={t('operators.none')} /> : ' ' }}
      />
      {open?.kind === 'first-passwords' && <FirstPasswords people={withoutOwn} onClose={close} />}
      {open?.kind === 'add' && <AddOperator onClose={close} />}
      {open?.kind === 'edit' && <EditOperator operator={open.operator} onClose={close} />}
      {open?.kind === 'password' && <SetPassword operator={open.operator} onClose={close} />}
    </>
  );
}
