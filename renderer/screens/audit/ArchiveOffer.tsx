import { Alert, Button, Progress } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArchivesReached, AuditFilter } from '../../../shared/contract/audit.ts';
import { formatCount, formatInstant } from '../../../shared/i18n/format.ts';
import { useArchivesOpening, useCancelOpening, useOpenArchives } from '../../api/audit.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useCompany } from '../../components/company-context.ts';
import { useLanguage } from '../../components/use-language.ts';

interface ArchiveOfferProps {
  readonly filter: AuditFilter;
  readonly archives: ArchivesReached;
  onOpened(): void;
}

/** Older rows of these days are in archives: offers to look there, says how far it is, and what was wrong with a file. */
export function ArchiveOffer({ filter, archives: { opened, left }, onOpened }: ArchiveOfferProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const { timeZone } = useCompany();
  const [jobId, setJobId] = useState<string | null>(null);
  const start = useOpenArchives();
  const cancel = useCancelOpening();
  const { data, error } = useArchivesOpening(jobId);
  const onDone = useEffectEvent(onOpened);
  const state = data?.state;
  useEffect(() => {
    if (state === 'done') onDone();
  }, [state]);
  const date = (atMs: number) => formatInstant(atMs, timeZone, 'date');
  const isRunning = jobId !== null && !error && (!data || state === 'running');
  const failure = start.error ?? error;
  const said = failure
    ? describe(failure)
    : data?.error && state === 'failed'
      ? t(`errors.${data.error.key}`, data.error.params)
      : null;
  const findings = data?.findings ?? [];
  if (isRunning) {
    return (
      <p className="audit-offer" role="status">
        {t('audit.opening')}
        <Progress
          size="small"
          percent={Math.round((data?.share ?? 0) * 100)}
          aria-label={t('audit.opening')}
          style={{ width: 160 }}
        />
        <Button size="small" loading={cancel.pending} onClick={() => void cancel.run({ jobId }).catch(() => undefined)}>
          {t('audit.stopOpening')}
        </Button>
      </p>
    );
  }
  return (
    <>
      {said !== null && <Alert type="error" showIcon role="alert" title={said} />}
      {findings.length > 0 && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={t('audit.notShown')}
          description={findings.map(({ key, params }) => t(`backup.finding.${key}`, params)).join(' ')}
        />
      )}
      {left === null && opened > 0 && (
        <p className="audit-offer">{t('audit.withArchives', { files: formatCount(opened, language) })}</p>
      )}
      {left !== null && (
        <p className="audit-offer">
          {t('audit.offer', {
            rows: formatCount(left.rows, language),
            files: formatCount(left.files, language),
            from: date(left.fromMs),
            to: date(left.untilMs),
          })}
          <Button
            size="small"
            loading={start.pending}
            onClick={() =>
              void start
                .run({ filter })
                .then((started) => setJobId(started.jobId))
                .catch(() => undefined)
            }
          >
            {t('audit.lookThere')}
          </Button>
        </p>
      )}
    </>
  );
}
