import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Checkbox, Skeleton, Table, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StrategyVersionView } from '../../../shared/contract/strategies.ts';
import { addDays } from '../../../shared/domain/calendar/business-date.ts';
import { storedRuleInWords } from '../../../shared/domain/queue/explain-words.ts';
import { formatCount, formatMinuteOfDay } from '../../../shared/i18n/format.ts';
import { useRight } from '../../api/auth.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useRemoveStrategy, useStrategies } from '../../api/strategies.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { useEffectStep } from '../effects/use-effect-step.tsx';
import { StrategyDrawer } from './StrategyDrawer.tsx';
import './strategies.css';

interface Edited {
  readonly base: StrategyVersionView | null;
  readonly id: string | null;
  readonly validFrom: string;
}

/** Which class is called how often: every version, what it says in words, how many customers it reaches. */
export default function StrategiesScreen() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const mayEdit = useRight('plan.write');
  const list = useStrategies();
  const remove = useRemoveStrategy();
  const effect = useEffectStep();
  const [edited, setEdited] = useState<Edited | null>(null);
  const [showOld, setShowOld] = useState(false);
  const today = list.data?.today ?? '';
  const all = list.data?.strategies ?? [];
  const isOld = (one: StrategyVersionView): boolean => {
    if (one.validTo !== null && one.validTo < today) return true;
    const next = all.some(
      (other) => other.classId === one.classId && other.validFrom > one.validFrom && other.validFrom <= today,
    );
    return next;
  };
  const rows = all.filter((one) => showOld || !isOld(one)).sort(byClass);

  function askRemove({ id, name }: StrategyVersionView) {
    effect.look({
      change: { kind: 'strategies.remove', input: { id } },
      what: t('strategies.removeAsk', { name }),
      apply: () => remove.run({ id }),
    });
  }

  const columns: TableColumnsType<StrategyVersionView> = [
    {
      title: t('strategies.forClass'),
      width: 140,
      render: (_value, one) => (
        <>
          {one.classId === null ? t('strategies.defaultShort') : `${one.classTypeName} · ${one.className}`}
          {!one.inGroups && <div className="strategy-soft">{t('strategies.notInGroups')}</div>}
        </>
      ),
    },
    {
      title: t('strategies.name'),
      width: 150,
      render: (_value, one) => (
        <>
          {one.name} {one.madeUp && <Tag>{t('strategies.madeUp')}</Tag>}
        </>
      ),
    },
    {
      title: t('strategies.cycle'),
      render: (_value, one) => storedRuleInWords(one.rule, '', (key, params) => t(key, params ?? {})),
    },
    {
      title: t('strategies.holidays'),
      width: 100,
      render: (_value, one) => t(`strategies.holidayRule.${one.holidayRule}`),
    },
    {
      title: t('strategies.windows'),
      width: 110,
      render: (_value, one) =>
        one.callingWindows.length === 0
          ? t('strategies.windowsAllDay')
          : one.callingWindows.map((window) => (
              <div key={window.fromMinute} className="tabular">
                {formatMinuteOfDay(window.fromMinute)}–{formatMinuteOfDay(window.toMinute)}
              </div>
            )),
    },
    {
      title: t('strategies.validity'),
      width: 200,
      render: (_value, one) => (
        <span className="tabular">
          {one.validFrom > today
            ? t('strategies.future', { date: one.validFrom })
            : `${one.validFrom} – ${one.validTo ?? t('strategies.openEnd')}`}
          {isOld(one) && <Tag style={{ marginLeft: 6 }}>{t('strategies.ended')}</Tag>}
        </span>
      ),
    },
    {
      title: t('strategies.customers'),
      width: 80,
      align: 'right',
      className: 'tabular',
      render: (_value, one) => formatCount(one.customers, language),
    },
    ...(mayEdit
      ? [
          {
            title: <span className="visually-hidden">{t('common.actions')}</span>,
            width: 216,
            className: 'strategy-actions',
            align: 'right' as const,
            render: (_value: unknown, one: StrategyVersionView) => (
              <>
                <Button
                  type="link"
                  size="small"
                  aria-label={`${t('common.edit')} ${one.name}`}
                  onClick={() => setEdited({ base: one, id: one.id, validFrom: one.validFrom })}
                >
                  {t('common.edit')}
                </Button>
                <Button
                  type="link"
                  size="small"
                  aria-label={`${t('strategies.newVersion')} ${one.name}`}
                  onClick={() => setEdited({ base: one, id: null, validFrom: addDays(today, 1) })}
                >
                  {t('strategies.newVersion')}
                </Button>
                {!one.used && (
                  <Button
                    type="link"
                    size="small"
                    aria-label={`${t('strategies.remove')} ${one.name}`}
                    onClick={() => askRemove(one)}
                  >
                    {t('strategies.remove')}
                  </Button>
                )}
              </>
            ),
          },
        ]
      : []),
  ];

  const addButton = (
    <Button
      type="primary"
      icon={<PlusOutlined />}
      onClick={() => setEdited({ base: null, id: null, validFrom: today })}
    >
      {t('strategies.add')}
    </Button>
  );
  const without = list.data?.withoutStrategy ?? 0;
  return (
    <div className="strategies">
      <PageHeader
        title={t('strategies.title')}
        description={t('strategies.subtitle')}
        {...(mayEdit ? { actions: addButton } : {})}
      >
        <Checkbox checked={showOld} onChange={({ target }) => setShowOld(target.checked)}>
          {t('strategies.showOld')}
        </Checkbox>
      </PageHeader>
      <ErrorNotice text={list.error ? describe(list.error) : null} onRetry={() => void list.refetch()} />
      {effect.dialog}
      {without > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('strategies.withoutStrategy', { count: formatCount(without, language) })}
          style={{ marginBottom: 12 }}
        />
      )}
      {list.isPending ? (
        <Skeleton active />
      ) : rows.length === 0 ? (
        <EmptyState
          title={t('strategies.empty')}
          hint={t('strategies.emptyHint')}
          {...(mayEdit ? { action: addButton } : {})}
        />
      ) : (
        <Table size="small" rowKey="id" columns={columns} dataSource={rows} pagination={false} scroll={{ x: 1000 }} />
      )}
      {edited !== null && <StrategyDrawer {...edited} onClose={() => setEdited(null)} />}
    </div>
  );
}

/** The company default last, then by class and beginning. */
function byClass(a: StrategyVersionView, b: StrategyVersionView): number {
  if ((a.classId === null) !== (b.classId === null)) return a.classId === null ? 1 : -1;
  const name = `${a.classTypeName} ${a.className}`.localeCompare(`${b.classTypeName} ${b.className}`, 'zh-CN', {
    numeric: true,
  });
  return name || (a.validFrom < b.validFrom ? -1 : 1);
}
