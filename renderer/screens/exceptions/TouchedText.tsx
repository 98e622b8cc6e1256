import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TouchedCalls } from '../../../shared/contract/plan-subject.ts';
import { formatCount, formatDay } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../components/use-language.ts';

/** Whom a change touches, and which calls of queues that are built already stand until they are built again. */
export function TouchedText({ touches }: { readonly touches: TouchedCalls | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!touches) return null;
  const open = touches.days.filter((day) => day.open > 0);
  return (
    <Alert
      type={open.length > 0 ? 'warning' : 'info'}
      showIcon
      role="status"
      title={t('exceptions.touches', { customers: formatCount(touches.customers, language) })}
      {...(open.length > 0
        ? {
            description: t('exceptions.touchesOpen', {
              days: open
                .map((day) =>
                  t('exceptions.touchesDay', {
                    day: formatDay(day.date, language, 'short-weekday'),
                    open: formatCount(day.open, language),
                  }),
                )
                .join(t('exceptions.separator')),
            }),
          }
        : {})}
    />
  );
}
