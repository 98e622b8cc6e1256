import { BarChartOutlined, CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { FigureCases } from '../../../../shared/contract/ticket-figures.ts';

interface FigureConditionProps {
  readonly figure: FigureCases;
  onClear(): void;
}

/** Says which figure's cases the list shows, and lets go of it. */
export function FigureCondition({ figure, onClear }: FigureConditionProps) {
  const { t, i18n } = useTranslation();
  const separator = i18n.language.startsWith('zh') ? '；' : '; ';
  return (
    <p className="cases-figure">
      <BarChartOutlined aria-hidden />
      <span>
        {t('caseFigures.filter.title')}: {conditionsOf(t, figure).join(separator)}
      </span>
      <Button
        size="small"
        type="text"
        icon={<CloseOutlined />}
        aria-label={t('caseFigures.filter.clear')}
        title={t('caseFigures.filter.clear')}
        onClick={onClear}
      />
    </p>
  );
}

function conditionsOf(t: TFunction, figure: FigureCases): string[] {
  const { by, from, to, clock, end, reopened, cause, score, closedAs, teamId, classId } = figure;
  const span = t('caseFigures.filter.span', { from, to });
  const ofClock = clock === null ? '' : t(`caseFigures.clockNames.${clock}`);
  return [
    by === 'clock'
      ? t(`caseFigures.filter.${end ?? 'clock'}`, { span, clock: ofClock })
      : t(`caseFigures.filter.${by}`, { span }),
    ...(reopened ? [t('caseFigures.filter.reopened')] : []),
    ...(cause === null ? [] : [t('caseFigures.filter.cause', { cause: t(`tickets.rootCause.${cause}`) })]),
    ...(score === null ? [] : [t('caseFigures.filter.score', { score })]),
    ...(closedAs === null ? [] : [t(`caseFigures.filter.${closedAs}`)]),
    ...(teamId === null ? [] : [t('caseFigures.filter.team')]),
    ...(classId === null ? [] : [t('caseFigures.filter.class')]),
  ];
}
