import { Form, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ShownCalendarRow } from '../../../shared/contract/order-calendars.ts';
import { addDays } from '../../../shared/domain/calendar/business-date.ts';
import type { HolidayRule } from '../../../shared/domain/calendar/place-call.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useSubjectChoices } from '../../api/exceptions.ts';
import { useProposeRows } from '../../api/order-calendars.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FormDate } from '../../components/FormDate.tsx';
import { useToday } from '../../components/use-today.ts';
import { useWhileShown } from '../../components/use-while-shown.ts';

interface Fields {
  readonly routeIds: string[];
  readonly from: string;
  readonly to: string;
  readonly move: HolidayRule;
}

const MOVES: readonly HolidayRule[] = ['earlier', 'later', 'skip', 'keep'];
const PROPOSED_DAYS = 14;

interface ProposeDialogProps {
  onRows(rows: readonly ShownCalendarRow[]): void;
  onClose(): void;
}

/** Lets the program find the order days that the calendars touch. */
export function ProposeDialog({ onRows, onClose }: ProposeDialogProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const [form] = Form.useForm<Fields>();
  const choices = useSubjectChoices();
  const propose = useProposeRows();
  const today = useToday();
  const found = useWhileShown(onRows);

  async function submit(fields: Fields) {
    const { table } = await propose.run(fields);
    found(table);
  }

  const dates = [{ required: true, message: t('exceptions.dateMissing') }];
  return (
    <Modal
      open
      width={520}
      title={t('orderCalendars.propose')}
      okText={t('orderCalendars.proposeNow')}
      cancelText={t('common.cancel')}
      closable={{ 'aria-label': t('common.close') }}
      confirmLoading={propose.pending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ErrorNotice text={propose.error ? describe(propose.error) : null} />
      <p>{t('orderCalendars.proposeText')}</p>
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ routeIds: [], from: today, to: addDays(today, PROPOSED_DAYS), move: 'earlier' }}
        onFinish={(fields) => void submit(fields).catch(() => undefined)}
      >
        <Form.Item name="routeIds" label={t('orderCalendars.forRoutes')}>
          <Select
            mode="multiple"
            maxTagCount={6}
            allowClear
            placeholder={t('orderCalendars.allRoutes')}
            loading={choices.isPending}
            showSearch={{ optionFilterProp: 'label' }}
            options={(choices.data?.routes ?? []).map((one) => ({ value: one.id, label: `${one.code} ${one.name}` }))}
          />
        </Form.Item>
        <div className="exceptions-line">
          <Form.Item name="from" label={t('orderCalendars.from')} rules={dates}>
            <FormDate />
          </Form.Item>
          <Form.Item name="to" label={t('orderCalendars.to')} rules={dates}>
            <FormDate />
          </Form.Item>
        </div>
        <Form.Item name="move" label={t('orderCalendars.move')}>
          <Select<HolidayRule>
            options={MOVES.map((one) => ({ value: one, label: t(`orderCalendars.moves.${one}`) }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
