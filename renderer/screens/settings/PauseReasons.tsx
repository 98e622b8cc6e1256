import { ArrowUpOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Card, Checkbox, Flex, Input, InputNumber, Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { BUILT_IN_PAUSES, MOST_PAUSES, type PauseReason } from '../../../shared/contract/seats.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useSaveSettings } from '../../api/settings.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { useWorkingCopy } from '../../components/use-working-copy.ts';
import { movedUp, newPause, problemOfPauses } from './pause-reasons.ts';

/** The company's reasons to pause: their order and names, which may be chosen, what counts as work, how long at most. */
export function PauseReasons({ stored }: { readonly stored: readonly PauseReason[] }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const { message } = App.useApp();
  const save = useSaveSettings();
  const { copy: reasons, set: setReasons, saved } = useWorkingCopy(stored);
  const problem = problemOfPauses(reasons);
  const set = (code: string, change: Partial<PauseReason>) =>
    setReasons(reasons.map((reason) => (reason.code === code ? { ...reason, ...change } : reason)));

  const builtIn = (code: string, lng: string): string =>
    (BUILT_IN_PAUSES as readonly string[]).includes(code) ? t(`seats.pauseReason.${code}`, { lng }) : '';
  const nameOf = ({ code, label }: PauseReason): string =>
    label[language] || label['zh-CN'] || label.en || builtIn(code, language) || code;
  const of = (reason: PauseReason, field: string): string => t('settings.pauses.of', { name: nameOf(reason), field });

  const name = (named: 'zh-CN' | 'en', title: string) => ({
    title,
    render: (_value: unknown, reason: PauseReason) => (
      <Input
        size="small"
        aria-label={of(reason, title)}
        placeholder={builtIn(reason.code, named)}
        maxLength={named === 'en' ? 30 : 20}
        value={reason.label[named]}
        onChange={({ target }) => set(reason.code, { label: { ...reason.label, [named]: target.value } })}
      />
    ),
  });
  const check = (key: 'active' | 'isWork', title: string) => ({
    title,
    align: 'center' as const,
    width: 110,
    render: (_value: unknown, reason: PauseReason) => (
      <Checkbox
        aria-label={of(reason, title)}
        checked={reason[key]}
        onChange={({ target }) => set(reason.code, { [key]: target.checked })}
      />
    ),
  });
  const columns: TableColumnsType<PauseReason> = [
    name('zh-CN', t('settings.pauses.nameZh')),
    name('en', t('settings.pauses.nameEn')),
    check('active', t('settings.pauses.active')),
    check('isWork', t('settings.pauses.isWork')),
    {
      title: t('settings.pauses.mostMinutes'),
      align: 'right',
      width: 130,
      render: (_value, reason) => (
        <InputNumber<number>
          size="small"
          aria-label={of(reason, t('settings.pauses.mostMinutes'))}
          keyboard={false}
          changeOnWheel={false}
          controls={false}
          style={{ width: 88 }}
          placeholder={t('settings.pauses.noLimit')}
          value={reason.mostMinutes}
          onChange={(mostMinutes) => set(reason.code, { mostMinutes })}
        />
      ),
    },
    {
      title: <span className="visually-hidden">{t('settings.pauses.up')}</span>,
      width: 48,
      render: (_value, reason, index) => (
        <Button
          size="small"
          type="text"
          icon={<ArrowUpOutlined aria-hidden />}
          aria-label={of(reason, t('settings.pauses.up'))}
          disabled={index === 0}
          onClick={() => setReasons(movedUp(reasons, index))}
        />
      ),
    },
  ];
  async function submit() {
    await save.run({ pauseReasons: [...reasons] });
    saved(reasons);
    void message.success(t('settings.saved'));
  }
  return (
    <Card size="small" className="settings-retry" title={<h2>{t('settings.pauses.title')}</h2>}>
      <p>{t('settings.pauses.hint', { most: MOST_PAUSES })}</p>
      <Table size="small" rowKey="code" columns={columns} dataSource={[...reasons]} pagination={false} />
      <ErrorNotice
        text={
          problem
            ? t(`settings.pauses.${problem.key}`, {
                n: problem.at + 1,
                most: MOST_PAUSES,
                name: reasons[problem.at] ? nameOf(reasons[problem.at] as PauseReason) : '',
              })
            : save.error
              ? describe(save.error)
              : null
        }
      />
      <Flex gap="small" className="settings-buttons">
        <Button
          type="primary"
          disabled={problem !== null}
          loading={save.pending}
          onClick={() => void submit().catch(() => undefined)}
        >
          {t('settings.pauses.save')}
        </Button>
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => setReasons([...reasons, newPause(reasons)])}>
          {t('settings.pauses.add')}
        </Button>
      </Flex>
    </Card>
  );
}
