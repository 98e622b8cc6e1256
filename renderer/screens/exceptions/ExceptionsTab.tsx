import { Button, Space } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExceptionItem } from '../../../shared/contract/exceptions.ts';
import { formatMinuteOfDay } from '../../../shared/i18n/format.ts';
import { useRight } from '../../api/auth.ts';
import { type ExceptionFilter, useExceptions, useRemoveException } from '../../api/exceptions.ts';
import { DateField } from '../../components/DateField.tsx';
import { DateText } from '../../components/DateText.tsx';
import { useToday } from '../../components/use-today.ts';
import { ExceptionDialog } from './ExceptionDialog.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';
import { subjectText } from './SubjectFields.tsx';
import { SubjectCell, SubjectList } from './SubjectList.tsx';

/** Which order dates are replaced, by what, and why. */
export function ExceptionsTab() {
  const { t } = useTranslation();
  const today = useToday();
  const mayEdit = useRight('plan.write');
  const [filter, setFilter] = useState<ExceptionFilter>(() => ({ from: today }));
  const [edited, setEdited] = useState<ExceptionItem | 'new' | null>(null);
  const [removed, setRemoved] = useState<ExceptionItem | null>(null);
  const exceptions = useExceptions(filter);
  const columns = useMemo(
    () => [
      {
        title: t('exceptions.forWhom'),
        width: 220,
        ellipsis: true,
        render: (_: unknown, { subject }: ExceptionItem) => <SubjectCell subject={subject} />,
      },
      {
        title: t('exceptions.orderDate'),
        width: 104,
        render: (_: unknown, row: ExceptionItem) => <DateText date={row.orderDate} />,
      },
      {
        title: t('exceptions.newOrderDate'),
        width: 112,
        render: (_: unknown, row: ExceptionItem) =>
          row.newOrderDate === null ? t('exceptions.noOrderDay') : <DateText date={row.newOrderDate} />,
      },
      {
        title: t('exceptions.deliveryDate'),
        width: 104,
        render: (_: unknown, row: ExceptionItem) =>
          row.deliveryDate === null ? (
            <span className="exceptions-soft">{row.newOrderDate === null ? '' : t('exceptions.asRoute')}</span>
          ) : (
            <DateText date={row.deliveryDate} />
          ),
      },
      {
        title: t('exceptions.cutoff'),
        width: 138,
        className: 'tabular',
        render: (_: unknown, row: ExceptionItem) =>
          row.cutoffDate === null ? (
            <span className="exceptions-soft">{row.newOrderDate === null ? '' : t('exceptions.asRoute')}</span>
          ) : (
            `${row.cutoffDate} ${formatMinuteOfDay(row.cutoffMinute ?? 0)}`
          ),
      },
      { title: t('exceptions.quotaCycles'), width: 70, align: 'right' as const, dataIndex: 'quotaCycles' },
      {
        title: t('exceptions.reason'),
        width: 220,
        ellipsis: true,
        render: (_: unknown, row: ExceptionItem) =>
          row.orderCalendar === null ? row.reason : t('exceptions.fromCalendar', { name: row.orderCalendar.name }),
      },
      ...(mayEdit
        ? [
            {
              title: t('exceptions.actions'),
              width: 110,
              render: (_: unknown, row: ExceptionItem) =>
                row.orderCalendar === null &&
                !row.over && (
                  <Space size={4}>
                    <Button size="small" type="link" onClick={() => setEdited(row)}>
                      {t('exceptions.edit')}
                    </Button>
                    <Button size="small" type="link" danger onClick={() => setRemoved(row)}>
                      {t('exceptions.remove')}
                    </Button>
                  </Space>
                ),
            },
          ]
        : []),
    ],
    [t, mayEdit],
  );
  return (
    <>
      <SubjectList
        title={t('exceptions.title')}
        none={t('exceptions.none')}
        noneHint={t('exceptions.noneHint')}
        list={exceptions}
        rowKey="exceptionId"
        columns={columns}
        kind={filter.kind ?? null}
        filters={
          <>
            <DateField
              label={t('exceptions.fromDay')}
              date={filter.from ?? null}
              placeholder={t('exceptions.fromDay')}
              onChange={(from) => setFilter({ ...filter, from })}
            />
            <DateField
              label={t('exceptions.toDay')}
              date={filter.to ?? null}
              placeholder={t('exceptions.toDay')}
              onChange={(to) => setFilter({ ...filter, to })}
            />
          </>
        }
        addText={t('exceptions.add')}
        onAdd={mayEdit ? () => setEdited('new') : null}
        onKind={(kind) => setFilter({ ...filter, kind })}
        onText={(text) => setFilter({ ...filter, text })}
      />
      {edited !== null && (
        <ExceptionDialog exception={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
      {removed !== null && <RemoveDialog exception={removed} onClose={() => setRemoved(null)} />}
    </>
  );
}

function RemoveDialog({ exception, onClose }: { readonly exception: ExceptionItem; onClose(): void }) {
  const { t } = useTranslation();
  const remove = useRemoveException();
  return (
    <ReasonDialog
      title={`${t('exceptions.remove')} · ${subjectText(exception.subject)} ${exception.orderDate}`}
      text={t('exceptions.removeText')}
      okText={t('exceptions.remove')}
      doneText={t('exceptions.removed')}
      pending={remove.pending}
      error={remove.error}
      run={(reason) => remove.run({ exceptionId: exception.exceptionId, reason })}
      onClose={onClose}
    />
  );
}
