import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BusinessDate } from '../../../shared/domain/calendar/business-date.ts';
import { presetRange } from './date-presets.ts';

interface LastDaysButtonProps {
  readonly today: BusinessDate;
  readonly range: { readonly from: BusinessDate; readonly to: BusinessDate };
  onShow(range: { readonly from: BusinessDate; readonly to: BusinessDate }): void;
}

/** Where a day or a week holds nothing: a look at the last thirty days. */
export function LastDaysButton({ today, range, onShow }: LastDaysButtonProps) {
  const { t } = useTranslation();
  const last = presetRange('last30', today);
  if (range.from <= last.from && range.to >= last.to) return null;
  return <Button onClick={() => onShow(last)}>{t('callLog.showLast30')}</Button>;
}
