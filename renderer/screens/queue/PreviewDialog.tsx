import { SearchOutlined } from '@ant-design/icons';
import { Alert, Input, Modal, Spin, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PreviewOutput } from '../../../shared/contract/queue-plan.ts';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useBuildQueue, useQueuePreview } from '../../api/queue.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { useRested } from '../../components/use-rested.ts';
import { MissingHolidays } from '../calendar/MissingHolidays.tsx';
import { DayFigures } from './DayFigures.tsx';
import { isNeedless } from './is-needless.ts';
import { PlanLines } from './PlanLines.tsx';
import { isPlanChanged, reasonsOf } from './preview-state.ts';
import './queue.css';

interface PreviewDialogProps {
  readonly date: string;
  onBuilt(counts: PreviewOutput['counts']): void;
  onClose(): void;
}

/** What building the day would change, before it is done; building applies exactly that, or shows what changed meanwhile. */
export function PreviewDialog({ date, onBuilt, onClose }: PreviewDialogProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const [typed, setTyped] = useState('');
  // Each search plans the day again.
  const text = useRested(typed.trim());
  const preview = useQueuePreview(date, text);
  const build = useBuildQueue();
  const shown = preview.data;
  const changed = isPlanChanged(build.error);

  async function apply(fingerprint: string) {
    try {
      onBuilt(await build.run({ date, expected: fingerprint }));
    } catch {
      // The error stands above; what changed meanwhile is looked at again.
      void preview.refetch();
    }
  }

  return (
    <Modal
      open
      width={880}
      title={t('queue.previewTitle', { date })}
      okText={t('queue.apply')}
      cancelText={t('common.close')}
      closable={{ 'aria-label': t('common.close') }}
      confirmLoading={build.pending}
      // Whatever is searched for in it, it is the plan that was looked at; only one that has changed is looked at again first.
      okButtonProps={{ disabled: !shown || (changed && preview.isFetching) }}
      onOk={() => shown && void apply(shown.fingerprint)}
      onCancel={onClose}
      footer={(_both, { OkBtn, CancelBtn }) => (
        <>
          <CancelBtn />
          {!(shown && isNeedless(shown)) && <OkBtn />}
        </>
      )}
      styles={{ body: { minHeight: 420 } }}
    >
      <MissingHolidays date={date} />
      {changed ? (
        <Alert type="warning" showIcon title={describe(build.error)} />
      ) : (
        <ErrorNotice text={build.error ? describe(build.error) : preview.error ? describe(preview.error) : null} />
      )}
      {!shown && preview.isFetching && <Spin className="queue-preview-wait" description={t('queue.previewWait')} />}
      {shown && (
        <>
          <DayFigures counts={shown.counts} before={shown.before} />
          {shown.changes === 0 && <p>{t('queue.previewNothing')}</p>}
          <ul className="queue-preview-reasons" aria-label={t('queue.leftOut')}>
            {reasonsOf(shown.counts).map(([reason, count]) => (
              <li key={reason}>
                {t(`queue.reason.${reason}`)} <span className="tabular">{formatCount(count, language)}</span>
              </li>
            ))}
          </ul>
          {(shown.changes > 0 || text !== '') && (
            <>
              <Input
                prefix={<SearchOutlined aria-hidden />}
                aria-label={t('queue.findPreview')}
                placeholder={t('queue.findPreview')}
                allowClear
                maxLength={60}
                style={{ width: 260 }}
                onChange={({ target }) => setTyped(target.value)}
              />
              <PreviewTabs preview={shown} loading={preview.isFetching} />
            </>
          )}
        </>
      )}
    </Modal>
  );
}

function PreviewTabs({ preview, loading }: { readonly preview: PreviewOutput; readonly loading: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { totals } = preview;
  const first = (['adds', 'drops', 'updates', 'ends'] as const).find((kind) => totals[kind] > 0) ?? 'adds';
  const [picked, setPicked] = useState<keyof typeof totals | null>(null);
  return (
    <Tabs
      size="small"
      activeKey={picked ?? first}
      onChange={(key) => setPicked(key as keyof typeof totals)}
      items={(['adds', 'drops', 'updates', 'ends'] as const).map((kind) => ({
        key: kind,
        label: t(`queue.${kind}`, { count: formatCount(totals[kind], language) }),
        children: <PlanLines kind={kind} lines={preview[kind]} total={totals[kind]} loading={loading} />,
      }))}
    />
  );
}
