import { useTranslation } from 'react-i18next';
import type { ForecastBasis } from '../../../shared/contract/supervision.ts';
import { formatInstant } from '../../../shared/i18n/format.ts';
import { useCompany } from '../../components/company-context.ts';

/** More names than that nobody reads in a formula; the seats below name everybody. */
const MOST_NAMES = 6;

/** How the forecast is counted, and with which figures and seats right now: who is there, who is to come, who is missing. */
export function useForecastText(): (basis: ForecastBasis) => string {
  const { t } = useTranslation();
  const { timeZone } = useCompany();
  const time = (atMs: number) => formatInstant(atMs, timeZone, 'time');
  const listed = (all: readonly string[], separator: string) => {
    const names = all.slice(0, MOST_NAMES).join(separator);
    return all.length <= MOST_NAMES
      ? names
      : t('supervision.forecast.andMore', { names, count: all.length - MOST_NAMES });
  };
  return (basis) => {
    const { later, missing } = basis;
    const comma = t('supervision.forecast.comma');
    const semicolon = t('supervision.forecast.semicolon');
    const begins = later.map(({ fromMs, count, names }) =>
      names.length === 0
        ? t('supervision.forecast.laterAt', { time: time(fromMs), count })
        : t('supervision.forecast.laterNamed', { time: time(fromMs), count, names: listed(names, comma) }),
    );
    const absent = missing.map(({ kind, operatorName, atMs }) =>
      t(`supervision.forecast.${kind}`, { name: operatorName, time: time(atMs) }),
    );
    return [
      t('supervision.formula.forecast'),
      t('supervision.forecast.detail', {
        seconds: Math.round(basis.secondsPerCustomer),
        basis: t(`supervision.forecast.basis.${basis.basis}`, { finished: basis.finished }),
        seats: basis.seats,
      }),
      basis.withShift === 0 ? '' : t('supervision.forecast.shifts', { ...basis }),
      begins.length === 0 ? '' : t('supervision.forecast.later', { all: listed(begins, semicolon) }),
      absent.length === 0 ? '' : t('supervision.forecast.missingSeats', { all: listed(absent, semicolon) }),
    ]
      .filter((sentence) => sentence !== '')
      .join('\n');
  };
}
