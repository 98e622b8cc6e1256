import { Button, Skeleton, Table } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ReasonOutput, ReasonRow } from '../../../shared/contract/reasons.ts';
import type { ReasonFigure } from '../../../shared/domain/supervision/reason-figures.ts';
import { reasonFigureName, reasonLineName } from '../../../shared/i18n/reason-table.ts';
import { useRight } from '../../api/auth.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useReasonRows, useSaveReasonRows } from '../../api/reasons.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFigureText } from '../../components/figure-text.ts';
import { useLanguage } from '../../components/use-language.ts';
import { ExportButtons } from '../exports/ExportButtons.tsx';
import type { ShownReasons } from './reason-address.ts';
import { useReasonColumns } from './use-reason-columns.tsx';

const PAGE_ROWS = 50;

interface ReasonRowsProps {
  readonly shown: ShownReasons;
  readonly found: ReasonOutput;
  onClose(): void;
}

/** The rows behind a number: each customer with what it was, and the way to its page and its call. */
export function ReasonRows({ shown, found, onClose }: ReasonRowsProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { count } = useFigureText();
  const language = useLanguage();
  const { kind, group, filter, times, rows } = shown;
  const { line = null, standing = null } = rows ?? {};
  const asked = { kind, group, filter, times, line, standing };
  const list = useReasonRows(asked);
  const saving = useSaveReasonRows();
  const maySave = useRight('calls.export');
  const seesLive = useRight('supervision.read');
  const columns = useReasonColumns(kind);
  const heading = useRef<HTMLHeadingElement>(null);
  const place = list.data && `${kind} ${group} ${line} ${standing}`;
  // What was asked for by a number above is below the fold.
  useEffect(() => {
    if (place === undefined) return;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'start' });
  }, [place]);

  const of = found.lines.find(({ id }) => id === line);
  const lineName = line === null ? null : reasonLineName(t, shown, of ?? { id: line, name: '' });
  const standingName = standing && reasonFigureName(t, standing as ReasonFigure);
  const name = [lineName, standingName].filter(Boolean).join(' · ');
  const data = list.data;
  return (
    <section className="reason-rows" aria-label={t('reasons.rows')}>
      <div className="figures-bar">
        <h2 ref={heading} tabIndex={-1}>
          {name === '' ? t('reasons.allRows') : t('reasons.rowsOf', { name })}
        </h2>
        {data && (
          <span className="figures-soft" role="status">
            {t('reasons.rowsCount', { total: count(data.total), customers: count(data.customers) })}
            {data.rows.length < data.total && t('reasons.rowsShown', { shown: count(data.rows.length) })}
          </span>
        )}
        {kind === 'unordered' && seesLive && <Link to="/supervision">{t('reasons.toLive')}</Link>}
        {maySave && (
          <ExportButtons
            size="small"
            words={{ csv: t('reasons.saveRows.csv'), xlsx: t('reasons.saveRows.xlsx') }}
            onStart={data && ((format) => saving.run({ ...asked, format, language }))}
            isStarting={saving.pending}
          />
        )}
        <Button size="small" onClick={onClose}>
          {t('reasons.closeRows')}
        </Button>
      </div>
      <ErrorNotice text={list.error ? describe(list.error) : null} onRetry={() => void list.refetch()} />
      <ErrorNotice text={saving.error ? describe(saving.error) : null} />
      {!data ? (
        !list.error && <Skeleton active />
      ) : (
        <Table
          size="small"
          className="tabular figures-table"
          rowKey={keyOf}
          columns={columns}
          dataSource={data.rows}
          locale={{ emptyText: t('reasons.empty') }}
          pagination={{ pageSize: PAGE_ROWS, hideOnSinglePage: true, showSizeChanger: false }}
          scroll={{ x: columns.reduce((sum, { width }) => sum + Number(width ?? 0), 0) }}
        />
      )}
    </section>
  );
}

function keyOf(row: ReasonRow): string {
  if (row.kind === 'unordered') return row.taskId;
  const more = row.kind === 'refused' ? `${row.orderDay} ${row.reason}` : '';
  return `${row.customerId} ${row.productId} ${more}`;
}
