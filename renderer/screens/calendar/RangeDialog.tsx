import { App, Checkbox, Form, Input, Modal, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { CALENDARS, type CalendarKind } from '../../../shared/contract/calendar.ts';
import { usePutDays } from '../../api/calendar.ts';
import { FormDate } from '../../components/FormDate.tsx';
import { useEffectStep } from '../effects/use-effect-step.tsx';

interface RangeDialogProps {
  readonly kind: CalendarKind;
  /** The day that the dates begin with. */
  readonly first: string;
  onClose(): void;
}

interface Fields {
  readonly from: string;
  readonly to: string;
  readonly what: 'off' | 'working' | 'back';
  readonly name: string;
  readonly both: boolean;
}

const WORDS = {
  off: 'calendar.companyOff',
  working: 'calendar.companyWorking',
  back: 'calendar.removeCompanyDay',
} as const;

/** Company days from-to: closed, open, or taken back. */
export function RangeDialog({ kind, first, onClose }: RangeDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const effect = useEffectStep();
  const put = usePutDays();

  function submit({ from, to, what, name, both }: Fields) {
    const working = what === 'back' ? null : what === 'working';
    const input = { calendars: both ? [...CALENDARS] : [kind], from, to, working, name: name.trim() };
    effect.look({
      change: { kind: 'calendar.putDays', input },
      what: `${t(WORDS[what])} ${from === to ? from : `${from} – ${to}`}`,
      async apply() {
        const done = await put.run(input);
        void message.success(
          done.replaced.length > 0
            ? t('calendar.rangeReplaced', { count: done.changed, days: done.replaced.join(', ') })
            : t('calendar.rangeSaved', { count: done.changed }),
        );
      },
      onApplied: onClose,
    });
  }

  const dates = [{ required: true, message: t('exceptions.dateMissing') }];
  return (
    <Modal
      open
      width={460}
      title={t('calendar.setRange')}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      closable={{ 'aria-label': t('common.close') }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {effect.dialog}
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ from: first, to: first, what: 'off', name: '', both: true }}
        onFinish={submit}
      >
        <div className="calendar-tools">
          <Form.Item name="from" label={t('calendar.from')} rules={dates}>
            <FormDate />
          </Form.Item>
          <Form.Item name="to" label={t('calendar.to')} rules={dates}>
            <FormDate />
          </Form.Item>
        </div>
        <Form.Item name="what" label={t('calendar.rangeWhat')}>
          <Radio.Group
            options={(['off', 'working', 'back'] as const).map((value) => ({ value, label: t(WORDS[value]) }))}
          />
        </Form.Item>
        <Form.Item name="name" label={t('calendar.dayName')}>
          <Input maxLength={40} placeholder={t('calendar.dayNamePlaceholder')} />
        </Form.Item>
        <Form.Item name="both" valuePropName="checked">
          <Checkbox>{t('calendar.bothCalendars')}</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  );
}
