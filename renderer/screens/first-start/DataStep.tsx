import { Button, Card, Checkbox, InputNumber, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import {
  SAMPLE_DEFAULT_CUSTOMERS,
  SAMPLE_DEFAULT_PAST_WEEKS,
  SAMPLE_MOST_CUSTOMERS,
  SAMPLE_PASSWORD,
  type SampleState,
} from '../../../shared/contract/sample.ts';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useCancelSample, useLoadSample, useSampleState } from '../../api/sample.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { SamplePeople } from './SamplePeople.tsx';

/** One's own data or the sample center. */
export function DataStep({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const navigate = useNavigate();
  const sample = useSampleState();
  const job = sample.data?.job ?? null;

  return (
    <>
      <ErrorNotice text={sample.error ? describe(sample.error) : null} onRetry={() => void sample.refetch()} />
      <div className="data-step">
        <Card size="small" title={<h2>{t('auth.dataImport')}</h2>}>
          <p>{t('auth.dataImportHint')}</p>
          <Button disabled={job?.state === 'running'} onClick={() => void navigate('/import')}>
            {t('auth.dataImport')}
          </Button>
        </Card>
        <Card size="small" title={<h2>{t('sample.title')}</h2>}>
          {sample.data && <SampleChoice state={sample.data} />}
        </Card>
      </div>
      {job?.state === 'done' && <SamplePeople />}
      <p>{t('auth.settingsLink')}</p>
      <div className="first-steps-actions">
        <Button onClick={onBack} disabled={job?.state === 'running'}>
          {t('common.back')}
        </Button>
        <Button
          type={job?.state === 'done' ? 'primary' : 'default'}
          disabled={job?.state === 'running'}
          onClick={() => void navigate('/')}
        >
          {t(job?.state === 'done' ? 'auth.begin' : 'auth.later')}
        </Button>
      </div>
    </>
  );
}

function SampleChoice({ state: { possible, job } }: { readonly state: SampleState }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const load = useLoadSample();
  const cancel = useCancelSample();
  const [customers, setCustomers] = useState<number | null>(SAMPLE_DEFAULT_CUSTOMERS);
  const [withPast, setWithPast] = useState(true);

  if (job?.state === 'running') {
    return (
      <>
        <p>{t('auth.sampleLoading')}</p>
        <Progress percent={Math.floor(job.share * 100)} aria-label={t('auth.sampleLoading')} />
        <Button loading={cancel.pending} onClick={() => void cancel.run({ jobId: job.id }).catch(() => undefined)}>
          {t('sample.cancel')}
        </Button>
      </>
    );
  }
  if (job?.state === 'done' && job.result) {
    const { customers: retailers, products, orders, calls, today } = job.result;
    const count = (n: number) => formatCount(n, language);
    return (
      <div role="status">
        <p>
          <strong>{t('auth.sampleDone')}</strong>
        </p>
        <p>
          {t('auth.sampleDoneHint', {
            customers: count(retailers),
            products: count(products),
            orders: count(orders),
            password: SAMPLE_PASSWORD,
          })}{' '}
          {calls > 0 && t('sample.calls', { calls: count(calls) })} {t('auth.sampleAsOf', { today })}
        </p>
      </div>
    );
  }
  if (!possible) return <p>{t('auth.dataNotEmpty')}</p>;
  const failure = load.error ? describe(load.error) : job?.error && t(`errors.${job.error.key}`, job.error.params);
  return (
    <>
      <p>{t('sample.hint')}</p>
      <ErrorNotice text={failure} />
      <div className="sample-size">
        <label htmlFor="sample-customers">{t('sample.customers')}</label>
        <InputNumber
          id="sample-customers"
          min={1}
          max={SAMPLE_MOST_CUSTOMERS}
          precision={0}
          keyboard={false}
          controls={false}
          value={customers}
          onChange={setCustomers}
          style={{ width: 120 }}
        />
        <Button
          type="primary"
          loading={load.pending}
          disabled={customers === null}
          onClick={() => {
            if (customers !== null) void load.run({ customers, pastWeeks: withPast ? null : 0 }).catch(() => undefined);
          }}
        >
          {t('sample.load')}
        </Button>
      </div>
      <Checkbox checked={withPast} onChange={({ target }) => setWithPast(target.checked)}>
        {t('sample.withPast', { weeks: SAMPLE_DEFAULT_PAST_WEEKS })}
      </Checkbox>
      <p className="sample-credit">{t('sample.credit')}</p>
    </>
  );
}
