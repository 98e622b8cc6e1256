import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CoverageSummary } from '../../../shared/contract/coverage.ts';
import { COVERAGE_STATES } from '../../../shared/domain/coverage/coverage-of.ts';
import { formatCount, formatPercent } from '../../../shared/i18n/format.ts';
import type { CoverageList } from '../../api/coverage.ts';
import { useLanguage } from '../../components/use-language.ts';

interface CoverageTilesProps {
  readonly summary: CoverageSummary;
  readonly list: CoverageList;
  onChange(list: CoverageList): void;
}

interface Tile {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly formula: string;
  readonly tone?: string;
  readonly pressed: boolean;
  readonly list: CoverageList;
}

/** Within the page's landmark, where screen readers look for it. */
const besideTiles = (tile: HTMLElement): HTMLElement => tile.parentElement ?? document.body;

/** The counts, each with its formula; a click lists whom it counts. */
export function CoverageTiles({ summary, list, onChange }: CoverageTilesProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { counts } = summary;
  const called = counts.customers - counts.states.excluded;
  const share = called === 0 ? '–' : formatPercent(counts.states.covered / called, language);
  const none = { ...list, state: null, reason: null, lateOnly: false, unskilledOnly: false };
  const unskilled = summary.unskilled.reduce((sum, { customers }) => sum + customers, 0);
  const tiles: readonly Tile[] = [
    {
      key: 'customers',
      label: t('coverage.all'),
      value: formatCount(counts.customers, language),
      formula: t('coverage.formula.customers'),
      pressed: list.state === null && !list.lateOnly && !list.unskilledOnly,
      list: none,
    },
    ...COVERAGE_STATES.map((state) => ({
      key: state,
      label: t(`coverage.state.${state}`),
      value: formatCount(counts.states[state], language),
      formula: t(`coverage.formula.${state}`),
      tone: state,
      pressed: list.state === state,
      list: { ...none, state },
    })),
    {
      key: 'late',
      label: t('coverage.late'),
      value: formatCount(counts.late, language),
      formula: t('coverage.formula.late'),
      pressed: list.lateOnly,
      list: { ...none, lateOnly: true },
    },
    // Of no concern to companies without skills.
    ...(unskilled > 0 || list.unskilledOnly
      ? [
          {
            key: 'unskilled',
            label: t('coverage.unskilled'),
            value: formatCount(unskilled, language),
            formula: t('coverage.formula.unskilled'),
            tone: 'unskilled',
            pressed: list.unskilledOnly,
            list: { ...none, unskilledOnly: true },
          },
        ]
      : []),
  ];
  return (
    <div className="coverage-tiles">
      {tiles.map((tile) => (
        <Tooltip
          key={tile.key}
          title={tile.formula}
          trigger={['hover', 'focus']}
          getPopupContainer={besideTiles}
          mouseEnterDelay={0.5}
        >
          <button
            type="button"
            className="coverage-tile"
            data-tone={tile.tone}
            aria-pressed={tile.pressed}
            // A click lists; its formula must not stay before the list's eyes.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChange(tile.list)}
          >
            <span className="coverage-tile-name">{tile.label}</span>
            <span className="coverage-tile-value tabular">{tile.value}</span>
          </button>
        </Tooltip>
      ))}
      <Tooltip
        title={t('coverage.formula.share')}
        trigger={['hover', 'focus', 'click']}
        getPopupContainer={besideTiles}
      >
        <button type="button" className="coverage-tile coverage-share">
          <span className="coverage-tile-name">{t('coverage.share')}</span>
          <span className="coverage-tile-value tabular">{share}</span>
        </button>
      </Tooltip>
    </div>
  );
}
