import type { TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OperatorRow } from '../../../shared/contract/operators.ts';
import { weekMinutes } from '../../../shared/domain/operators/shifts.ts';
import { formatWeekday } from '../../../shared/i18n/format.ts';
import { useShifts } from '../../api/shifts.ts';
import { useLanguage } from '../../components/use-language.ts';
import { PeopleToSet } from './PeopleToSet.tsx';
import { hoursText, ShiftDialog } from './ShiftDialog.tsx';
import { WEEKDAYS, weekOf } from './shift-week.ts';

/** Who works when: everybody's week, to be set for one or for many at once. */
export function ShiftList() {
  const { t } = useTranslation();
  const language = useLanguage();
  const shifts = useShifts();
  const planned = new Map(shifts.data?.map((each) => [each.operatorId, each.shifts]));
  const shiftsOf = (operatorId: string) => planned.get(operatorId) ?? [];

  const columns: TableColumnsType<OperatorRow> = [
    ...WEEKDAYS.map((weekday) => ({
      key: weekday,
      title: formatWeekday(weekday, language),
      width: 96,
      render: (_: unknown, { id }: OperatorRow) => <DayCell text={weekOf(shiftsOf(id))[weekday] ?? ''} />,
    })),
    {
      title: t('shifts.week'),
      width: 112,
      align: 'right',
      render: (_, { id }) => {
        const own = shiftsOf(id);
        return own.length === 0 ? (
          <span className="shift-none">{t('shifts.none')}</span>
        ) : (
          <span className="tabular">{t('shifts.hours', { hours: hoursText(weekMinutes(own)) })}</span>
        );
      },
    },
  ];

  return (
    <>
      <p className="shift-hints">{t('shifts.hint')}</p>
      <PeopleToSet
        of={shifts}
        widths={[110, 110, 80]}
        columns={columns}
        words={{
          edit: t('shifts.edit'),
          editNamed: (name) => t('shifts.editNamed', { name }),
          setForChosen: (count) => t('shifts.setForChosen', { count }),
        }}
        dialog={(people, onClose) => <ShiftDialog people={people} shiftsOf={shiftsOf} onClose={onClose} />}
      />
    </>
  );
}

/** A span a line. */
function DayCell({ text }: { readonly text: string }) {
  if (text === '') return <span className="shift-none">–</span>;
  return (
    <span className="shift-day tabular">
      {text.split(' ').map((span) => (
        <span key={span}>{span}</span>
      ))}
    </span>
  );
}
