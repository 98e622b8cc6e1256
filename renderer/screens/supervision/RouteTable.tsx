import { CheckCircleOutlined, ExclamationCircleOutlined, SwapOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ForecastBasis, RouteLine } from '../../../shared/contract/supervision.ts';
import { formatInstant } from '../../../shared/i18n/format.ts';
import { useCompany } from '../../components/company-context.ts';
import { FormulaLabel } from '../../components/Figure.tsx';
import { BoardTable } from './BoardTable.tsx';
import { CutoffText } from './CutoffText.tsx';
import { useForecastText } from './use-forecast-text.ts';

interface RouteTableProps {
  readonly lines: readonly RouteLine[];
  readonly basis: ForecastBasis;
  readonly mayManage: boolean;
  /** Asks with whom calls of a late route could go. */
  onPropose(routeId: string | null): void;
}

/** The queue by route: its cut-off, and whether it is finished before it. */
export function RouteTable({ lines, basis, mayManage, onPropose }: RouteTableProps) {
  const { t } = useTranslation();
  const forecastText = useForecastText();
  return (
    <BoardTable<RouteLine>
      lines={lines}
      nameless={t('supervision.noRoute')}
      between={[
        {
          key: 'cutoff',
          title: (
            <>
              {t('supervision.cutoff')} ·{' '}
              <FormulaLabel label={t('supervision.figure.forecast')} formula={forecastText(basis)} wide />
            </>
          ),
          render: (_value, line) => (
            <span className="route-cutoff">
              <CutoffText atMs={line.cutoffAtMs} />
              <OutlookText line={line} {...(mayManage ? { onPropose } : {})} />
            </span>
          ),
        },
      ]}
    />
  );
}

interface OutlookTextProps {
  readonly line: RouteLine;
  onPropose?(routeId: string | null): void;
}

/**
 * "finished by 10:50", "23 minutes missing", or what nobody at work makes; a late one leads to who could help. What is only
 * in hand still, its cut-off over, is counted.
 */
function OutlookText({ line, onPropose }: OutlookTextProps) {
  const { t } = useTranslation();
  const { timeZone } = useCompany();
  const { outlook } = line;
  if (outlook === null) {
    if (line.heldLate === 0) return null;
    return (
      <span className="outlook outlook-text tone-amber">
        <ExclamationCircleOutlined aria-hidden />
        {t('supervision.forecast.heldLate', { count: line.heldLate })}
      </span>
    );
  }
  const { finishedAtMs, missingMinutes, stuck } = outlook;
  if (missingMinutes === 0 && finishedAtMs !== null) {
    return (
      <span className="outlook outlook-text tone-green">
        <CheckCircleOutlined aria-hidden />
        {t('supervision.forecast.by', { time: formatInstant(finishedAtMs, timeZone, 'time') })}
      </span>
    );
  }
  return (
    <span className="outlook" title={stuck > 0 ? t('supervision.forecast.stuckHint') : undefined}>
      <span className="outlook-text tone-red">
        <ExclamationCircleOutlined aria-hidden />
        {stuck > 0
          ? t('supervision.forecast.stuck', { count: stuck })
          : t('supervision.forecast.missing', { count: missingMinutes })}
      </span>
      {onPropose && (
        <Button
          size="small"
          icon={<SwapOutlined aria-hidden />}
          title={t('supervision.forecast.who')}
          aria-label={t('supervision.forecast.whoOf', { route: line.name || t('supervision.noRoute') })}
          onClick={() => onPropose(line.id)}
        />
      )}
    </span>
  );
}
