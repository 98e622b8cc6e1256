import { Card, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';

const FOREVER = 0;
const YEARS = [2, 3, 5, 10, 15];

/** The rule of the audit log as the form's choice has it. */
export function auditFieldOf(months: number | null): number {
  return months ?? FOREVER;
}

/** Inverse of {@link auditFieldOf}. */
export function auditMonthsOf(field: number): number | null {
  return field === FOREVER ? null : field;
}

/** How long rows of the audit log stay in the database. Stands in the settings' form as `auditMonths`. */
export function AuditCard() {
  const { t } = useTranslation();
  const stored: unknown = Form.useWatch('auditMonths');
  const offered = [FOREVER, ...YEARS.map((years) => years * 12)];
  const months = typeof stored === 'number' && !offered.includes(stored) ? [...offered, stored] : offered;
  const wordOf = (count: number) => {
    if (count === FOREVER) return t('settings.audit.forever');
    return count % 12 === 0 ? t('settings.audit.years', { count: count / 12 }) : t('settings.audit.months', { count });
  };
  return (
    <Card size="small" title={<h2>{t('settings.audit.title')}</h2>}>
      <Form.Item name="auditMonths" label={t('settings.audit.keep')} extra={t('settings.audit.hint')}>
        <Select options={months.map((value) => ({ value, label: wordOf(value) }))} style={{ width: 140 }} />
      </Form.Item>
    </Card>
  );
}
