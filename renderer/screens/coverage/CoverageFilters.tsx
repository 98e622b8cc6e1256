import { Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  COVERAGE_GROUPS,
  COVERAGE_REASONS,
  type CoverageGroup,
  type CoverageReason,
  type CoverageSummary,
} from '../../../shared/contract/coverage.ts';
import type { CoverageList } from '../../api/coverage.ts';
import { reasonText } from './reason-text.ts';

interface CoverageFiltersProps {
  readonly list: CoverageList;
  readonly summary: CoverageSummary | undefined;
  onChange(list: CoverageList): void;
}

const FILTER_OF = { route: 'routeId', class: 'classId', operator: 'operatorId' } as const;
const ANY = { route: 'coverage.anyRoute', class: 'coverage.anyClass', operator: 'coverage.anyOperator' } as const;
/** antd takes an empty value for none. */
const WITHOUT = '(none)';

export function CoverageFilters({ list, summary, onChange }: CoverageFiltersProps) {
  const { t } = useTranslation();
  const reasons = COVERAGE_REASONS.filter((reason) => (summary?.excluded[reason] ?? 0) > 0 || reason === list.reason);
  const select = (group: CoverageGroup) => (
    <Select<string | null>
      key={group}
      aria-label={t(`coverage.${group}`)}
      className="coverage-select"
      allowClear
      placeholder={t(ANY[group])}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      value={list[FILTER_OF[group]] === '' ? WITHOUT : list[FILTER_OF[group]]}
      options={(summary?.groups[group] ?? []).map(({ id, name }) => ({
        value: id === '' ? WITHOUT : id,
        label: id === '' ? t(`coverage.none.${group}`) : name,
      }))}
      onChange={(id) => onChange({ ...list, [FILTER_OF[group]]: id === WITHOUT ? '' : (id ?? null) })}
    />
  );
  return (
    <search className="coverage-filters">
      {COVERAGE_GROUPS.map(select)}
      {reasons.length > 0 && (
        <Select<CoverageReason | null>
          aria-label={t('coverage.reason')}
          className="coverage-select"
          allowClear
          placeholder={t('coverage.anyReason')}
          popupMatchSelectWidth={false}
          value={list.reason}
          options={reasons.map((reason) => ({
            value: reason,
            label: `${reasonText(t, reason)} ${summary?.excluded[reason] ?? 0}`,
          }))}
          onChange={(reason) =>
            onChange({
              ...{ ...list, reason: reason ?? null, state: reason ? 'excluded' : null },
              ...{ lateOnly: false, unskilledOnly: false },
            })
          }
        />
      )}
      <Checkbox
        checked={list.lateOnly}
        onChange={({ target }) => onChange({ ...list, lateOnly: target.checked, reason: null, unskilledOnly: false })}
      >
        {t('coverage.lateOnly')}
      </Checkbox>
    </search>
  );
}
