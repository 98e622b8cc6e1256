import { App, Modal, Radio, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useErrorText } from '../../api/error-text.ts';
import { usePublishOrderCalendar, useReview } from '../../api/order-calendars.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { useWhileShown } from '../../components/use-while-shown.ts';

interface PublishDialogProps {
  readonly calendarId: string;
  readonly name: string;
  onClose(): void;
}

/** What publishing does, before it is done. */
export function PublishDialog({ calendarId, name, onClose }: PublishDialogProps) {
  const { t } = useTranslation();
  const closeThis = useWhileShown(onClose);
  const describe = useErrorText();
  const language = useLanguage();
  const { message } = App.useApp();
  const review = useReview(calendarId);
  const publish = usePublishOrderCalendar();
  const [byHand, setByHand] = useState<'keep' | 'replace'>('keep');
  const count = (value: number) => formatCount(value, language);
  const found = review.data;

  async function submit() {
    const done = await publish.run({ calendarId, byHand: (found?.byHand.length ?? 0) > 0 ? byHand : null });
    void message.success(t('orderCalendars.publishedNow', { ...done }));
    closeThis();
  }

  return (
    <Modal
      open
      width={560}
      title={t('orderCalendars.publishOf', { name })}
      okText={t('orderCalendars.publish')}
      cancelText={t('common.cancel')}
      closable={{ 'aria-label': t('common.close') }}
      confirmLoading={publish.pending}
      okButtonProps={{ disabled: !found }}
      onOk={() => void submit().catch(() => undefined)}
      onCancel={onClose}
    >
      <ErrorNotice text={publish.error ? describe(publish.error) : review.error ? describe(review.error) : null} />
      {found ? (
        <>
          <ul className="order-calendar-review">
            <li>
              {t('orderCalendars.reviewRows', {
                added: count(found.added),
                changed: count(found.changed),
                removed: count(found.removed),
                same: count(found.same),
              })}
            </li>
            <li>{t('orderCalendars.reviewMoves', { customers: count(found.customers), calls: count(found.calls) })}</li>
            {found.openCalls > 0 && <li>{t('orderCalendars.reviewOpen', { count: found.openCalls })}</li>}
            {found.messages.map(({ text, routes }) => (
              <li key={text}>{t('orderCalendars.reviewMessage', { text, routes: count(routes) })}</li>
            ))}
          </ul>
          {found.byHand.length > 0 && (
            <>
              <p>{t('orderCalendars.byHand', { count: found.byHand.length })}</p>
              <ul className="order-calendar-review">
                {found.byHand.slice(0, 8).map((row) => (
                  <li key={`${row.routeCode} ${row.orderDate}`}>
                    {row.routeCode} · {row.orderDate} → {row.newOrderDate ?? t('exceptions.noOrderDay')} · {row.reason}
                  </li>
                ))}
              </ul>
              <Radio.Group
                aria-label={t('orderCalendars.byHandChoice')}
                value={byHand}
                onChange={({ target }) => setByHand(target.value)}
                options={[
                  { value: 'keep', label: t('orderCalendars.byHandKeep') },
                  { value: 'replace', label: t('orderCalendars.byHandReplace') },
                ]}
              />
            </>
          )}
        </>
      ) : (
        !review.error && <Skeleton active />
      )}
    </Modal>
  );
}
