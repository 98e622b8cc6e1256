import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatWeekday } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../components/use-language.ts';
import { type DayFields, newDay, TIME_PATTERN } from './route-fields.ts';

/** The order days of a route, a row each, within its form. */
export function RouteDayRows() {
  const { t } = useTranslation();
  const language = useLanguage();
  const form = Form.useFormInstance<{ days: DayFields[] }>();
  const weekdays = [1, 2, 3, 4, 5, 6, 7].map((value) => ({ value, label: formatWeekday(value, language) }));
  const offsets = [0, 1, 2, 3, 4, 5, 6, 7].map((value) => ({
    value,
    label: value === 0 ? t('routes.sameDay') : t('routes.afterDays', { count: value }),
  }));
  return (
    <Form.List
      name="days"
      rules={[
        {
          validator: (_rule, days: DayFields[]) =>
            days.length > 0 ? Promise.resolve() : Promise.reject(new Error(t('routes.dayMissing'))),
        },
      ]}
    >
      {(fields, { add, remove }, { errors }) => (
        <>
          <table className="route-days">
            <thead>
              <tr>
                <th scope="col">{t('routes.weekday')}</th>
                <th scope="col">{t('routes.cutoff')}</th>
                <th scope="col">{t('routes.deliveryAfter')}</th>
                <th scope="col">{t('routes.deduction')}</th>
                <th scope="col">{t('routes.rescue')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('common.delete')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {fields.map(({ key, name }) => (
                <tr key={key}>
                  <td>
                    <Form.Item name={[name, 'orderWeekday']}>
                      <Select aria-label={t('routes.weekday')} options={weekdays} />
                    </Form.Item>
                  </td>
                  {(['cutoff', 'delivery', 'deduction', 'rescue'] as const).map((part) => (
                    <td key={part}>
                      <div className={part === 'delivery' ? undefined : 'route-time'}>
                        <Form.Item name={[name, `${part}DayOffset`]}>
                          <Select
                            aria-label={t('routes.dayOffset', {
                              name: t(part === 'delivery' ? 'routes.deliveryAfter' : `routes.${part}`),
                            })}
                            options={offsets}
                          />
                        </Form.Item>
                        {part !== 'delivery' && (
                          <Form.Item
                            name={[name, `${part}Time`]}
                            rules={[
                              {
                                pattern: TIME_PATTERN,
                                required: part === 'cutoff',
                                message: t('routes.timeWrong'),
                              },
                            ]}
                          >
                            <Input
                              className="tabular"
                              maxLength={5}
                              placeholder={part === 'cutoff' ? '17:00' : t('routes.optional')}
                              aria-label={t('routes.time', { name: t(`routes.${part}`) })}
                            />
                          </Form.Item>
                        )}
                      </div>
                    </td>
                  ))}
                  <td>
                    <Button
                      icon={<DeleteOutlined aria-hidden />}
                      aria-label={t('routes.removeDay', { position: name + 1 })}
                      onClick={() => remove(name)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <Form.ErrorList errors={errors} />
          {fields.length < 7 && (
            <Button
              icon={<PlusOutlined aria-hidden />}
              style={{ marginBottom: 16 }}
              onClick={() => {
                const days = form.getFieldValue('days') as DayFields[];
                add(newDay(days.map((day) => day.orderWeekday)));
              }}
            >
              {t('routes.addDay')}
            </Button>
          )}
        </>
      )}
    </Form.List>
  );
}
