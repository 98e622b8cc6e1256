import { Form, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ShownCalendarRow } from '../../../shared/contract/order-calendars.ts';
import { useSubjectChoices } from '../../api/exceptions.ts';
import { FormDate } from '../../components/FormDate.tsx';

interface AddRowDialogProps {
  onRow(row: ShownCalendarRow): void;
  onClose(): void;
}

/** One order day of one route, by hand. */
export function AddRowDialog({ onRow, onClose }: AddRowDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ routeId: string; orderDate: string }>();
  const choices = useSubjectChoices();
  const routes = choices.data?.routes ?? [];

  function submit({ routeId, orderDate }: { routeId: string; orderDate: string }) {
    const route = routes.find((one) => one.id === routeId);
    if (!route) return;
    onRow({
      routeId,
      routeCode: route.code,
      routeName: route.name,
      orderDate,
      newOrderDate: orderDate,
      deliveryDate: null,
      cutoffDate: null,
      cutoffMinute: null,
      quotaCycles: 1,
      message: '',
      over: false,
      findings: [],
    });
  }

  return (
    <Modal
      open
      width={420}
      title={t('orderCalendars.addRow')}
      okText={t('orderCalendars.addRowNow')}
      cancelText={t('common.cancel')}
      closable={{ 'aria-label': t('common.close') }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item
          name="routeId"
          label={t('exceptions.kinds.route')}
          rules={[{ required: true, message: t('exceptions.subjectMissing') }]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            loading={choices.isPending}
            options={routes.map((one) => ({ value: one.id, label: `${one.code} ${one.name}` }))}
          />
        </Form.Item>
        <Form.Item
          name="orderDate"
          label={t('exceptions.orderDate')}
          rules={[{ required: true, message: t('exceptions.dateMissing') }]}
        >
          <FormDate />
        </Form.Item>
      </Form>
    </Modal>
  );
}
