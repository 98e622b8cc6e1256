import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CallLogChoices, CallLogFilter } from '../../../shared/contract/call-log.ts';

const LISTS = [
  ['seats', 'seatIds'],
  ['operators', 'operatorIds'],
  ['classes', 'classIds'],
  ['routes', 'routeIds'],
] as const;
const OF_PEOPLE: readonly string[] = ['seats', 'operators'];
type Chosen = Pick<CallLogFilter, (typeof LISTS)[number][1]>;

interface ChoiceFieldsProps {
  readonly choices: CallLogChoices;
  /** Lists that are not given are not asked for. */
  readonly chosen: Partial<Chosen>;
  /** What is counted happens at no seat. */
  readonly withoutSeats?: boolean;
  onChange(change: Partial<Chosen>): void;
}

/** Seats, people, classes and routes of a report, as far as one may choose them. */
export function ChoiceFields({ choices, chosen, withoutSeats = false, onChange }: ChoiceFieldsProps) {
  const { t } = useTranslation();
  const lists = LISTS.filter(
    ([list, field]) =>
      chosen[field] !== undefined &&
      (choices.choosesPeople || !OF_PEOPLE.includes(list)) &&
      !(withoutSeats && list === 'seats'),
  );
  return lists.map(([list, field]) => (
    <Select
      key={field}
      mode="multiple"
      aria-label={t(`reports.${list}`)}
      placeholder={t(`reports.${list}`)}
      maxTagCount="responsive"
      popupMatchSelectWidth={false}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      style={{ width: 108 }}
      value={[...(chosen[field] ?? [])]}
      options={choices[list].map(({ id, label }) => ({ value: id, label }))}
      onChange={(ids: string[]) => onChange({ [field]: ids })}
    />
  ));
}
