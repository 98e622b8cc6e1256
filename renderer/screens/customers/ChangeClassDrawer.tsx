import { App, Button, Checkbox, Form, Input, Progress, Select, Table } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  ClassChangeReport,
  ClassChangeTarget,
  StartClassChangeInput,
} from '../../../shared/contract/class-changes.ts';
import type { ClassTypeView } from '../../../shared/contract/classes.ts';
import { formatCount } from '../../../shared/i18n/format.ts';
import {
  useApplyClassChange,
  useCancelClassChange,
  useClassChange,
  useStartClassChange,
} from '../../api/class-changes.ts';
import { useClassTypes } from '../../api/classes.ts';
import { useErrorText } from '../../api/error-text.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FormDate } from '../../components/FormDate.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { useEffectStep } from '../effects/use-effect-step.tsx';
import { NO_CLASS, useClassChoices } from './class-choices.ts';

interface ChangeClassDrawerProps {
  readonly target: ClassChangeTarget;
  /** How many customers the target is, as the list says. */
  readonly count: number;
  onClose(): void;
  onDone(): void;
}

/** Gives many customers a class: what is asked, how many change from what, then all at once. */
export function ChangeClassDrawer({ target, count, onClose, onDone }: ChangeClassDrawerProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const list = useClassTypes();
  const types = list.data?.types ?? [];
  const shown = { count: formatCount(count, language) as never };
  return (
    <SideDrawer size={520} title={t('classes.changeMany')} onClose={onClose}>
      <p className="customer-soft">
        {t(target.kind === 'selection' ? 'classes.ofSelection' : 'classes.ofFilter', shown)}
      </p>
      <ErrorNotice text={list.error ? describe(list.error) : null} onRetry={() => void list.refetch()} />
      {list.data &&
        (types.every((type) => type.classes.length === 0) ? (
          <EmptyState title={t('classes.empty')} hint={t('classes.emptyHint')} />
        ) : (
          <ChangeFields target={target} types={types} today={list.data.today} onDone={onDone} />
        ))}
    </SideDrawer>
  );
}

interface Fields {
  readonly classTypeId: string;
  readonly classId: string | null;
  readonly validFrom: string;
  readonly cancelsPlanned: boolean;
  readonly reason: string;
}

interface ChangeFieldsProps {
  readonly target: ClassChangeTarget;
  readonly types: readonly ClassTypeView[];
  readonly today: string;
  onDone(): void;
}

function ChangeFields({ target, types, today, onDone }: ChangeFieldsProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const { message } = App.useApp();
  const [fields, setFields] = useState<Fields>({
    classTypeId: (types.find((type) => type.isMain) ?? types[0])?.id ?? '',
    ...{ classId: null, validFrom: today, cancelsPlanned: false, reason: '' },
  });
  const [hasClass, setHasClass] = useState(false);
  const [runId, setRunId] = useState<string | null>(null);
  const choices = useClassChoices(types, fields.classTypeId);
  const start = useStartClassChange();
  const apply = useApplyClassChange();
  const effect = useEffectStep();
  const cancel = useCancelClassChange();
  const run = useClassChange(runId);
  const report = runId === null ? null : (run.data?.report ?? null);
  const isRunning = start.pending || (runId !== null && (run.data === undefined || run.data.state === 'running'));
  const isReady = hasClass && fields.validFrom !== '' && fields.reason.trim() !== '';
  const failure = runId === null ? null : (run.data?.error ?? null);
  const refused = start.error ?? run.error ?? cancel.error;

  function set(part: Partial<Fields>) {
    setFields({ ...fields, ...part });
    setRunId(null);
  }
  const latest = useRef(fields);
  latest.current = fields;
  const asked = (expected: number | null): StartClassChangeInput => {
    const { cancelsPlanned, ...rest } = fields;
    return { ...rest, target, planned: cancelsPlanned ? 'replace' : 'keep', expected };
  };
  async function preview() {
    const before = fields;
    const { runId: started } = await start.run(asked(null));
    // What was counted for other fields than those that stand here by now says nothing of them.
    if (latest.current === before) setRunId(started);
  }
  function look({ changed }: ClassChangeReport) {
    const count = formatCount(changed, language) as never;
    effect.look({
      change: { kind: 'classes.startChange', input: asked(null) },
      what: t('classes.changeOf', {
        count,
        class: choices.classes.find((one) => one.value === (fields.classId ?? NO_CLASS))?.label,
      }),
      apply: () => apply(asked(changed)),
      onApplied() {
        void message.success(t('classes.applied', { count }));
        onDone();
      },
    });
  }
  return (
    <>
      {effect.dialog}
      <Form layout="vertical" requiredMark={false} onFinish={() => isReady && void preview().catch(() => undefined)}>
        <div className="bulk-pair">
          <Form.Item label={t('classes.type')} htmlFor="change-type">
            <Select
              id="change-type"
              value={fields.classTypeId}
              options={choices.types}
              onChange={(classTypeId) => {
                set({ classTypeId, classId: null });
                setHasClass(false);
              }}
            />
          </Form.Item>
          <Form.Item label={t('classes.newClass')} htmlFor="change-class">
            <Select
              id="change-class"
              autoFocus
              {...(hasClass ? { value: fields.classId ?? NO_CLASS } : {})}
              placeholder={t('classes.chooseClass')}
              options={choices.classes}
              onChange={(value: string) => {
                set({ classId: value === NO_CLASS ? null : value });
                setHasClass(true);
              }}
            />
          </Form.Item>
        </div>
        <Form.Item label={t('classes.validFrom')} htmlFor="change-from" extra={t('classes.validFromHint')}>
          <FormDate id="change-from" value={fields.validFrom} onChange={(validFrom) => set({ validFrom })} />
        </Form.Item>
        <Form.Item extra={t('classes.cancelsPlannedHint')}>
          <Checkbox
            checked={fields.cancelsPlanned}
            onChange={({ target: box }) => set({ cancelsPlanned: box.checked })}
          >
            {t('classes.cancelsPlanned')}
          </Checkbox>
        </Form.Item>
        <Form.Item label={t('classes.reason')} htmlFor="change-reason" extra={t('classes.reasonHint')}>
          <Input
            id="change-reason"
            maxLength={200}
            value={fields.reason}
            onChange={({ target: input }) => set({ reason: input.value })}
          />
        </Form.Item>
        <div className="bulk-actions">
          <Button htmlType="submit" disabled={!isReady} loading={isRunning}>
            {t('classes.previewChange')}
          </Button>
          {isRunning && runId !== null && (
            <Button onClick={() => void cancel.run({ runId }).catch(() => undefined)}>{t('common.cancel')}</Button>
          )}
          {report && report.changed > 0 && (
            <Button type="primary" onClick={() => look(report)}>
              {t('classes.applyChange', { count: formatCount(report.changed, language) as never })}
            </Button>
          )}
        </div>
      </Form>
      <div role="status">
        {isRunning && (
          <Progress percent={Math.floor((run.data?.share ?? 0) * 100)} aria-label={t('classes.progress')} />
        )}
        {report && !isRunning && <ChangeReport report={report} types={types} />}
      </div>
      <ErrorNotice
        text={
          refused
            ? describe(refused)
            : failure
              ? t(`errors.${failure.key}`, failure.params)
              : run.data?.state === 'failed'
                ? t('classes.interrupted')
                : null
        }
      />
    </>
  );
}

function ChangeReport({
  report,
  types,
}: {
  readonly report: ClassChangeReport;
  readonly types: readonly ClassTypeView[];
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = new Map(types.flatMap((type) => type.classes.map((one) => [one.id, one.name] as const)));
  const name = (id: string | null) => (id === null ? t('classes.none') : (names.get(id) ?? id));
  const count = (value: number) => formatCount(value, language);
  return (
    <section aria-label={t('classes.result')}>
      <p>
        {report.changed === 0
          ? t('classes.nothingToChange')
          : t('classes.changeSum', { changed: count(report.changed), kept: count(report.kept) })}
        {report.withPlanned > 0 && ` ${t('classes.havePlanned', { count: count(report.withPlanned) as never })}`}
      </p>
      {report.changed > 0 && (
        <Table
          size="small"
          rowKey={(move) => `${move.before} ${move.after}`}
          pagination={false}
          dataSource={report.moves}
          columns={[
            { title: t('classes.fromClass'), render: (_value, move) => name(move.before) },
            { title: t('classes.toClass'), render: (_value, move) => name(move.after) },
            {
              title: t('classes.customers'),
              align: 'right',
              className: 'tabular',
              render: (_value, move) => count(move.customers),
            },
          ]}
        />
      )}
    </section>
  );
}
