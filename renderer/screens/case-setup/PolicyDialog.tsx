import { Form, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PolicyLine, PolicyLines, PolicyPreview } from '../../../shared/contract/policies.ts';
import { CLOCK_KINDS, type ClockKind, TICKET_KINDS, TICKET_PRIORITIES } from '../../../shared/contract/tickets.ts';
import { useCategoryLines, usePolicyPreview, useSavePolicy } from '../../api/case-setup.ts';
import { AuditLink } from '../../components/AuditLink.tsx';
import { InstantText } from '../../components/DateText.tsx';
import { FormDialog } from './FormDialog.tsx';
import { NameField } from './NameAndCode.tsx';
import { minutesOf, type TypedTime, typedTime } from './policy-times.ts';

interface PolicyDialogProps {
  /** null: a new one. */
  readonly policy: PolicyLine | null;
  readonly classes: PolicyLines['classes'];
  onClose(): void;
}

interface Fields {
  readonly name: string;
  readonly kind: PolicyLine['kind'];
  /** '' stands for every one. */
  readonly categoryId: string;
  readonly priority: Exclude<PolicyLine['priority'], null> | '';
  readonly classId: string;
  readonly times: Readonly<Record<ClockKind, TypedTime>>;
  readonly warnPercent: number;
}

const DUE: Readonly<Record<ClockKind, keyof PolicyPreview>> = {
  'first-response': 'firstResponseAtMs',
  'hand-over': 'handOverAtMs',
  solution: 'solutionAtMs',
};
const MOST_HOURS = 2000;

/** A policy, new or known: for which cases, and how much working time each clock has. */
export function PolicyDialog({ policy, classes, onClose }: PolicyDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Fields>();
  const save = useSavePolicy();
  const categories = useCategoryLines();
  const kind = Form.useWatch('kind', form) ?? policy?.kind ?? 'complaint';
  const typed = Form.useWatch('times', form);
  const preview = usePolicyPreview(clockMinutes(typed));

  async function submit({ times, categoryId, priority, classId, ...fields }: Fields) {
    await save.run({
      ...fields,
      ...clockMinutes(times),
      id: policy?.id ?? null,
      categoryId: categoryId || null,
      priority: priority || null,
      classId: classId || null,
    });
    return fields.name;
  }
  const every = { value: '', label: t('caseSetup.policy.every') };
  return (
    <FormDialog<Fields>
      title={t(policy === null ? 'caseSetup.policy.add' : 'caseSetup.policy.edit')}
      width={680}
      form={form}
      initial={{
        name: policy?.name ?? '',
        kind: policy?.kind ?? 'complaint',
        categoryId: policy?.categoryId ?? '',
        priority: policy?.priority ?? '',
        classId: policy?.classId ?? '',
        times: {
          'first-response': typedTime(policy?.firstResponseMinutes ?? null),
          'hand-over': typedTime(policy?.handOverMinutes ?? null),
          solution: typedTime(policy?.solutionMinutes ?? null),
        },
        warnPercent: policy?.warnPercent ?? 80,
      }}
      pending={save.pending}
      error={save.error}
      onSave={submit}
      onClose={onClose}
    >
      <div className="case-setup-two">
        <NameField />
        <Form.Item name="kind" label={t('caseSetup.kind')}>
          <Select
            disabled={policy !== null}
            options={TICKET_KINDS.map((value) => ({ value, label: t(`tickets.kind.${value}`) }))}
            onChange={() => form.setFieldValue('categoryId', '')}
          />
        </Form.Item>
        <Form.Item name="categoryId" label={t('caseSetup.policy.category')}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={[
              every,
              ...(categories.data ?? [])
                .filter((line) => line.kind === kind && (line.active || line.id === policy?.categoryId))
                .map(({ id, name, level }) => ({ value: id, label: `${'　'.repeat(level)}${name}` })),
            ]}
          />
        </Form.Item>
        <Form.Item name="priority" label={t('caseSetup.category.priority')}>
          <Select
            options={[every, ...TICKET_PRIORITIES.map((value) => ({ value, label: t(`tickets.priority.${value}`) }))]}
          />
        </Form.Item>
        <Form.Item name="classId" label={t('caseSetup.policy.class')}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={[every, ...classes.map(({ id, name }) => ({ value: id, label: name }))]}
          />
        </Form.Item>
        <Form.Item
          name="warnPercent"
          label={t('caseSetup.policy.warn')}
          rules={[{ required: true, message: t('settings.numberRange', { least: 1, most: 99 }) }]}
        >
          <InputNumber min={1} max={99} precision={0} keyboard={false} changeOnWheel={false} suffix="%" />
        </Form.Item>
      </div>
      <fieldset className="case-setup-fields">
        <legend>{t('caseSetup.policy.times')}</legend>
        {CLOCK_KINDS.map((clock) => (
          <div key={clock} className="case-setup-clock">
            <span>{t(`tickets.clock.${clock}`)}</span>
            {(['hours', 'minutes'] as const).map((part) => (
              <Form.Item key={part} name={['times', clock, part]}>
                <InputNumber
                  aria-label={t('caseSetup.policy.partOf', {
                    clock: t(`tickets.clock.${clock}`),
                    part: t(`caseSetup.policy.part.${part}`),
                  })}
                  min={0}
                  max={part === 'hours' ? MOST_HOURS : 59}
                  precision={0}
                  keyboard={false}
                  changeOnWheel={false}
                  controls={false}
                  suffix={t(`caseSetup.policy.part.${part}`)}
                />
              </Form.Item>
            ))}
            <span className="case-setup-due">
              {minutesOf(typed?.[clock]) === null ? (
                t('caseSetup.policy.noClock')
              ) : (
                <>
                  {t('caseSetup.policy.dueNow')} <InstantText atMs={preview.data?.[DUE[clock]] ?? null} />
                </>
              )}
            </span>
          </div>
        ))}
      </fieldset>
      <p className="case-setup-hint">{t('caseSetup.policy.timesHint')}</p>
      {policy !== null && <AuditLink entity="ticket-policy" thing={policy.id} />}
    </FormDialog>
  );
}

function clockMinutes(times: Partial<Record<ClockKind, Partial<TypedTime>>> | undefined) {
  return {
    firstResponseMinutes: minutesOf(times?.['first-response']),
    handOverMinutes: minutesOf(times?.['hand-over']),
    solutionMinutes: minutesOf(times?.solution),
  };
}
