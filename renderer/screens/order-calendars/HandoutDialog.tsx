import { CopyOutlined, PrinterOutlined } from '@ant-design/icons';
import { App, Button, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownCalendarRow } from '../../../shared/contract/order-calendars.ts';
import { formatDay, formatMinuteOfDay } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../components/use-language.ts';

interface HandoutDialogProps {
  readonly name: string;
  readonly rows: readonly ShownCalendarRow[];
  onClose(): void;
}

const ALL = '';

/** The table as the sales people get it, of one route or of all: to be printed, or copied into a sheet or a chat. */
export function HandoutDialog({ name, rows, onClose }: HandoutDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { message } = App.useApp();
  const [routeId, setRouteId] = useState(ALL);
  const routes = [...new Map(rows.map((row) => [row.routeId, `${row.routeCode} ${row.routeName}`]))];
  const day = (date: string | null) => (date === null ? '' : formatDay(date, language, 'short-weekday'));
  const head = [
    t('exceptions.kinds.route'),
    t('exceptions.orderDate'),
    t('exceptions.newOrderDate'),
    t('exceptions.cutoff'),
    t('exceptions.deliveryDate'),
    t('exceptions.quotaCycles'),
    t('exceptions.message'),
  ];
  const lines = rows
    .filter((row) => routeId === ALL || row.routeId === routeId)
    .map((row) => [
      `${row.routeCode} ${row.routeName}`,
      day(row.orderDate),
      row.newOrderDate === null ? t('exceptions.noOrderDay') : day(row.newOrderDate),
      row.cutoffDate === null ? '' : `${day(row.cutoffDate)} ${formatMinuteOfDay(row.cutoffMinute ?? 0)}`,
      day(row.deliveryDate),
      row.newOrderDate === null ? '' : String(row.quotaCycles),
      row.message,
    ]);

  async function copy() {
    try {
      await navigator.clipboard.writeText([head, ...lines].map((line) => line.join('\t')).join('\n'));
      void message.success(t('orderCalendars.copied', { count: lines.length }));
    } catch {
      void message.warning(t('orderCalendars.copyByHand'));
    }
  }

  return (
    <Modal
      open
      width={900}
      title={t('orderCalendars.handout')}
      className="order-calendar-handout"
      closable={{ 'aria-label': t('common.close') }}
      onCancel={onClose}
      footer={[
        <Button key="copy" icon={<CopyOutlined />} onClick={() => void copy()}>
          {t('orderCalendars.copy')}
        </Button>,
        <Button key="print" type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t('orderCalendars.print')}
        </Button>,
      ]}
    >
      <Select
        aria-label={t('exceptions.kinds.route')}
        className="order-calendar-no-print"
        value={routeId}
        style={{ width: 280, marginBottom: 8 }}
        showSearch={{ optionFilterProp: 'label' }}
        options={[
          { value: ALL, label: t('orderCalendars.allRoutes') },
          ...routes.map(([value, label]) => ({ value, label })),
        ]}
        onChange={setRouteId}
      />
      <section className="order-calendar-sheet" aria-label={name}>
        <table>
          <caption>{name}</caption>
          <thead>
            <tr>
              {head.map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={`${line[0]} ${line[1]}`}>
                {line.map((text, at) => (
                  <td key={head[at]}>{text}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Modal>
  );
}
