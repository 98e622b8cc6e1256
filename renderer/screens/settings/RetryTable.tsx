import { UndoOutlined } from '@ant-design/icons';
import { App, Button, Card, Checkbox, Flex, InputNumber, Table, type TableColumnsType } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { RETRIED_DISPOSITIONS } from '../../../shared/contract/dispositions.ts';
import type { CompanySettings, RetryRule } from '../../../shared/contract/settings.ts';
import { DEFAULT_RETRY_RULES } from '../../../shared/domain/queue/retry.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useSaveSettings } from '../../api/settings.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useWorkingCopy } from '../../components/use-working-copy.ts';
import { changedRules, problemOf, type RetryRules, rulesOf, sameRule } from './retry-rules.ts';

type Retried = (typeof RETRIED_DISPOSITIONS)[number];

/** What follows each result: whether it ends the call, how long to wait, how often, and on which number. */
export function RetryTable({ stored }: { readonly stored: CompanySettings['retryRules'] }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { message } = App.useApp();
  const save = useSaveSettings();
  const storedRules = useMemo(() => rulesOf(stored), [stored]);
  const { copy: rules, set: setRules, saved } = useWorkingCopy<RetryRules>(storedRules);
  const problem = problemOf(rules);
  const set = (result: Retried, change: Partial<RetryRule>) =>
    setRules({ ...rules, [result]: { ...rules[result], ...change } });

  const inWords = ({ isFinal, waitMinutes: wait, mostAttempts: most, nextPhone }: RetryRule): string =>
    isFinal ? t('settings.retry.final') : t(`settings.retry.${nextPhone ? 'againNext' : 'again'}`, { wait, most });
  const nameOf = (result: Retried): string => t(`callLog.disposition.${result}`);
  const number = (result: Retried, key: 'waitMinutes' | 'mostAttempts', label: string) => (
    <InputNumber<number>
      aria-label={`${nameOf(result)}: ${label}`}
      size="small"
      keyboard={false}
      changeOnWheel={false}
      controls={false}
      style={{ width: 72 }}
      disabled={rules[result].isFinal}
      {...(problem?.result === result && problem.key === key ? { status: 'error' as const } : {})}
      value={rules[result][key]}
      onChange={(value) => set(result, { [key]: value ?? Number.NaN })}
    />
  );
  const check = (result: Retried, key: 'isFinal' | 'nextPhone', label: string) => (
    <Checkbox
      aria-label={`${nameOf(result)}: ${label}`}
      disabled={key === 'nextPhone' && rules[result].isFinal}
      checked={rules[result][key]}
      onChange={({ target }) => set(result, { [key]: target.checked })}
    />
  );
  const columns: TableColumnsType<{ result: Retried }> = [
    { title: t('settings.retry.result'), render: (_value, { result }) => nameOf(result), width: 160 },
    {
      title: t('settings.retry.isFinal'),
      align: 'center',
      width: 110,
      render: (_value, { result }) => check(result, 'isFinal', t('settings.retry.isFinal')),
    },
    {
      title: t('settings.retry.wait'),
      align: 'right',
      width: 110,
      render: (_value, { result }) => number(result, 'waitMinutes', t('settings.retry.wait')),
    },
    {
      title: t('settings.retry.most'),
      align: 'right',
      width: 110,
      render: (_value, { result }) => number(result, 'mostAttempts', t('settings.retry.most')),
    },
    {
      title: t('settings.retry.nextPhone'),
      align: 'center',
      width: 120,
      render: (_value, { result }) => check(result, 'nextPhone', t('settings.retry.nextPhone')),
    },
    {
      title: <span className="visually-hidden">{t('settings.retry.isDefault')}</span>,
      render: (_value, { result }) =>
        sameRule(rules[result], DEFAULT_RETRY_RULES[result]) ? (
          <span className="settings-soft">{t('settings.retry.isDefault')}</span>
        ) : (
          <Flex align="center" gap="small">
            <span className="settings-soft">
              {t('settings.retry.differs', { rule: inWords(DEFAULT_RETRY_RULES[result]) })}
            </span>
            <Button
              size="small"
              type="text"
              icon={<UndoOutlined aria-hidden />}
              title={t('settings.retry.reset')}
              aria-label={t('settings.retry.resetOf', { result: nameOf(result) })}
              onClick={() => set(result, DEFAULT_RETRY_RULES[result])}
            />
          </Flex>
        ),
    },
  ];

  async function submit() {
    await save.run({ retryRules: changedRules(rules) });
    saved(rules);
    void message.success(t('settings.saved'));
  }
  return (
    <Card size="small" className="settings-retry" title={<h2>{t('settings.retry.title')}</h2>}>
      <p>
        <strong>{t('settings.retry.hint')}</strong> {t('settings.retry.always')}
      </p>
      <Table
        size="small"
        rowKey="result"
        columns={columns}
        dataSource={RETRIED_DISPOSITIONS.map((result) => ({ result }))}
        pagination={false}
      />
      <p className="settings-soft">
        {t('callLog.disposition.invalid-number')}: {t('settings.retry.invalidNumber')}
      </p>
      <ErrorNotice
        text={
          problem
            ? t('settings.retry.out', { ...problem, result: nameOf(problem.result) })
            : save.error
              ? describe(save.error)
              : null
        }
      />
      <Flex gap="small">
        <Button
          type="primary"
          disabled={problem !== null}
          loading={save.pending}
          onClick={() => void submit().catch(() => undefined)}
        >
          {t('settings.retry.save')}
        </Button>
        <Button onClick={() => setRules(rulesOf({}))}>{t('settings.retry.resetAll')}</Button>
      </Flex>
    </Card>
  );
}
