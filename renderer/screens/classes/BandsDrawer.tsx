import { App, Button, Checkbox, Input, InputNumber, Select, Skeleton, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  BAND_MEASURES,
  type BandsInput,
  type BandsOutput,
  type ClassTypeView,
} from '../../../shared/contract/classes.ts';
import { formatCount, formatPlainAmount, minorDigits } from '../../../shared/i18n/format.ts';
import { useApplyBands, useBandsDefaults, usePreviewBands } from '../../api/classes.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useCompany } from '../../components/company-context.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FormDate } from '../../components/FormDate.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { useEffectStep } from '../effects/use-effect-step.tsx';
import { type BandsForm, beginBands, inputOfBands } from './bands-form.ts';

interface BandsDrawerProps {
  readonly type: ClassTypeView;
  onClose(): void;
}

/** Gives customers a class of one type by the value of their orders: preview first, then apply. */
export function BandsDrawer({ type, onClose }: BandsDrawerProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const defaults = useBandsDefaults();
  return (
    <SideDrawer size={620} title={t('classes.bandsFor', { name: type.name })} onClose={onClose}>
      <p className="classes-soft">{t('classes.bandsHint')}</p>
      <ErrorNotice text={defaults.error ? describe(defaults.error) : null} onRetry={() => void defaults.refetch()} />
      {type.classes.length === 0 ? (
        <EmptyState title={t('classes.bandsNeedClasses')} />
      ) : defaults.isPending ? (
        <Skeleton active />
      ) : defaults.data?.lastOrderDate == null ? (
        <EmptyState title={t('classes.bandsNoOrders')} />
      ) : (
        <BandsFields
          type={type}
          begin={{
            ...beginBands(type, defaults.data.lastOrderDate, defaults.data.today),
            reason: t('classes.bandsReason'),
          }}
          onDone={onClose}
        />
      )}
    </SideDrawer>
  );
}

function BandsFields({
  type,
  begin,
  onDone,
}: {
  readonly type: ClassTypeView;
  readonly begin: BandsForm;
  onDone(): void;
}) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const { currency } = useCompany();
  const { message } = App.useApp();
  const [form, setForm] = useState(begin);
  const preview = usePreviewBands();
  const apply = useApplyBands();
  const effect = useEffectStep();
  const digits = form.by === 'at-least' && form.measure === 'turnover' ? minorDigits(currency) : 0;
  const input: BandsInput | null = inputOfBands(type.id, form, digits);

  function set(part: Partial<BandsForm>) {
    setForm({ ...form, ...part });
    preview.reset();
  }
  function setBand(classId: string, part: Partial<BandsForm['bands'][number]>) {
    set({ bands: form.bands.map((band) => (band.classId === classId ? { ...band, ...part } : band)) });
  }
  function look(report: BandsOutput) {
    if (input === null) return;
    const count = formatCount(report.changed, language) as never;
    effect.look({
      change: { kind: 'classes.applyBands', input },
      what: t('classes.bandsFor', { name: type.name }),
      apply: () => apply.run({ bands: input, expected: report.changed }),
      onApplied() {
        void message.success(t('classes.applied', { count }));
        onDone();
      },
    });
  }

  const dates = [
    ['from', t('classes.period')],
    ['to', '–'],
  ] as const;
  const limitLabel = t(form.by === 'at-least' ? 'classes.least' : 'classes.share');
  return (
    <>
      <div className="bands-line">
        <span>{t('classes.measure')}</span>
        <Select
          aria-label={t('classes.measure')}
          value={form.measure}
          style={{ width: 150 }}
          options={BAND_MEASURES.map((one) => ({ value: one, label: t(`classes.measures.${one}`) }))}
          onChange={(measure) => set({ measure })}
        />
        {dates.map(([name, label]) => (
          <span key={name} className="bands-date">
            <span>{label}</span>
            <FormDate
              label={`${t('classes.period')} ${name === 'from' ? t('strategies.from') : t('strategies.to')}`}
              value={form[name]}
              onChange={(date) => set({ [name]: date })}
            />
          </span>
        ))}
      </div>
      <div className="bands-line">
        <span>{t('classes.by')}</span>
        <Select
          aria-label={t('classes.by')}
          value={form.by}
          style={{ width: 200 }}
          options={(['at-least', 'top-percent'] as const).map((one) => ({
            value: one,
            label: t(`classes.byKinds.${one}`),
          }))}
          onChange={(by) => set({ by, bands: beginBands(type, form.to, form.to, by).bands })}
        />
        <span className="bands-date">
          <span>{t('classes.validFrom')}</span>
          <FormDate
            label={t('classes.validFrom')}
            value={form.validFrom}
            onChange={(validFrom) => set({ validFrom })}
          />
        </span>
      </div>
      <Table
        size="small"
        rowKey="classId"
        pagination={false}
        dataSource={form.bands}
        columns={[
          {
            title: t('classes.band'),
            render: (_value, band) => (
              <Checkbox checked={band.use} onChange={({ target }) => setBand(band.classId, { use: target.checked })}>
                {band.name}
              </Checkbox>
            ),
          },
          {
            title: limitLabel,
            width: 180,
            render: (_value, band) => (
              <InputNumber
                aria-label={`${limitLabel} ${band.name}`}
                disabled={!band.use}
                min={0}
                value={band.limit}
                controls={false}
                keyboard={false}
                changeOnWheel={false}
                style={{ width: 150 }}
                onChange={(limit) => setBand(band.classId, { limit: limit ?? 0 })}
              />
            ),
          },
        ]}
      />
      <div className="bands-line">
        <label htmlFor="bands-reason">{t('classes.reason')}</label>
        <Input
          id="bands-reason"
          value={form.reason}
          maxLength={200}
          style={{ flex: 1, minWidth: 240 }}
          onChange={({ target }) => set({ reason: target.value })}
        />
      </div>
      <div className="bands-line bands-actions">
        <Button loading={preview.isPending} disabled={input === null} onClick={() => input && preview.mutate(input)}>
          {t('classes.previewBands')}
        </Button>
        {preview.data && preview.data.changed > 0 && (
          <Button type="primary" onClick={() => preview.data && look(preview.data)}>
            {t('classes.applyBands', { count: formatCount(preview.data.changed, language) })}
          </Button>
        )}
      </div>
      <ErrorNotice text={preview.error ? describe(preview.error) : null} />
      {effect.dialog}
      {preview.data && <BandsResult type={type} report={preview.data} isMoney={form.measure === 'turnover'} />}
    </>
  );
}

function BandsResult({
  type,
  report,
  isMoney,
}: {
  readonly type: ClassTypeView;
  readonly report: BandsOutput;
  readonly isMoney: boolean;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { currency } = useCompany();
  const value = (n: number | null): string =>
    n === null ? '–' : isMoney ? formatPlainAmount(n, currency, language) : formatCount(n, language);
  return (
    <section aria-live="polite">
      <h2 className="classes-result">{t('classes.result')}</h2>
      <p>
        {report.changed === 0
          ? t('classes.nothingToChange')
          : t('classes.changed', {
              changed: formatCount(report.changed, language),
              unchanged: formatCount(report.unchanged, language),
              unplaced: formatCount(report.unplaced, language),
            })}
      </p>
      {report.withPlanned > 0 && (
        <p>{t('classes.plannedStay', { count: formatCount(report.withPlanned, language) as never })}</p>
      )}
      <Table
        size="small"
        rowKey="classId"
        pagination={false}
        dataSource={report.bands}
        columns={[
          {
            title: t('classes.band'),
            render: (_value, band) => type.classes.find((one) => one.id === band.classId)?.name,
          },
          {
            title: t('classes.before'),
            width: 90,
            align: 'right',
            render: (_value, band) => formatCount(band.before, language),
          },
          {
            title: t('classes.after'),
            width: 90,
            align: 'right',
            render: (_value, band) => formatCount(band.customers, language),
          },
          {
            title: t('classes.range'),
            width: 230,
            align: 'right',
            render: (_value, band) => (band.least === null ? '–' : `${value(band.least)} – ${value(band.most)}`),
          },
        ]}
      />
    </section>
  );
}
