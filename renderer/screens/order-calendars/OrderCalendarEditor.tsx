import { ArrowLeftOutlined } from '@ant-design/icons';
import { App, Button, Input, Skeleton, Space } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarRow, OrderCalendarDetail, ShownCalendarRow } from '../../../shared/contract/order-calendars.ts';
import { useRight } from '../../api/auth.ts';
import { useErrorText } from '../../api/error-text.ts';
import {
  useOrderCalendar,
  useRemoveOrderCalendar,
  useRowFindings,
  useSaveOrderCalendar,
  useUnpublishOrderCalendar,
} from '../../api/order-calendars.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useWhileShown } from '../../components/use-while-shown.ts';
import { useWorkingCopy } from '../../components/use-working-copy.ts';
import { ReasonDialog } from '../exceptions/ReasonDialog.tsx';
import { AddRowDialog } from './AddRowDialog.tsx';
import { CalendarGrid } from './CalendarGrid.tsx';
import { CalendarState } from './CalendarState.tsx';
import { HandoutDialog } from './HandoutDialog.tsx';
import { ProposeDialog } from './ProposeDialog.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import './order-calendars.css';

interface OrderCalendarEditorProps {
  /** null: a new one. */
  readonly calendarId: string | null;
  /** A new calendar was saved for the first time. */
  onMade(calendarId: string): void;
  onBack(): void;
}

/** One order calendar: its table, saved as a draft, then published. */
export function OrderCalendarEditor({ calendarId, onMade, onBack }: OrderCalendarEditorProps) {
  const describe = useErrorText();
  const stored = useOrderCalendar(calendarId);
  const [isNew] = useState(calendarId === null);
  if (!isNew && !stored.data) {
    if (stored.error) return <ErrorNotice text={describe(stored.error)} onRetry={() => void stored.refetch()} />;
    return <Skeleton active />;
  }
  return <Editor calendarId={calendarId} calendar={stored.data ?? null} onMade={onMade} onBack={onBack} />;
}

interface EditorProps extends OrderCalendarEditorProps {
  /** As it is stored; null until a new one has been saved and read. */
  readonly calendar: OrderCalendarDetail | null;
}

type OpenDialog = 'propose' | 'add' | 'publish' | 'unpublish' | 'remove' | 'handout' | null;

function Editor({ calendarId, calendar, onMade, onBack }: EditorProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { message, modal } = App.useApp();
  const mayEdit = useRight('plan.write');
  const stored = useMemo(() => (calendar ? { name: calendar.name, rows: calendar.table } : NOTHING), [calendar]);
  const { copy, isDirty: dirty, set, saved } = useWorkingCopy<Sheet>(stored);
  const { name, rows } = copy;
  const setRows = (changed: readonly ShownCalendarRow[]) => set({ name, rows: changed });
  const [invalid, setInvalid] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<OpenDialog>(calendar === null ? 'propose' : null);
  const save = useSaveOrderCalendar();
  const made = useWhileShown(onMade);
  const findings = useRowFindings(mayEdit ? rows.map(asRow) : []);

  function put(added: readonly ShownCalendarRow[]) {
    const named = new Map(rows.map((row) => [keyOf(row), row]));
    for (const row of added) if (!named.has(keyOf(row))) named.set(keyOf(row), row);
    const fresh = named.size - rows.length;
    if (fresh > 0) setRows([...named.values()].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)));
    setOpen(null);
    if (added.length === 0) void message.info(t('orderCalendars.proposedNone'));
    else void message.info(t('orderCalendars.proposed', { count: fresh, known: added.length - fresh }));
  }

  async function saveNow() {
    const output = await save.run({ calendarId, name: name.trim(), rows: rows.map(asRow) });
    saved(copy);
    void message.success(t('orderCalendars.saved'));
    if (calendarId === null) made(output.calendarId);
  }

  function goBack() {
    if (!dirty) {
      onBack();
      return;
    }
    void modal.confirm({
      title: t('orderCalendars.discardAsk'),
      okText: t('orderCalendars.discard'),
      okButtonProps: { danger: true },
      cancelText: t('common.cancel'),
      onOk: onBack,
    });
  }

  const isSavable = name.trim() !== '' && invalid.size === 0;
  return (
    <>
      <div className="order-calendar-tools">
        <Button icon={<ArrowLeftOutlined />} onClick={goBack}>
          {t('orderCalendars.back')}
        </Button>
        <Input
          aria-label={t('orderCalendars.name')}
          placeholder={t('orderCalendars.namePlaceholder')}
          maxLength={60}
          style={{ width: 220 }}
          readOnly={!mayEdit}
          value={name}
          onChange={({ target }) => set({ name: target.value, rows })}
        />
        {calendar && <CalendarState calendar={{ ...calendar, changed: calendar.changed || dirty }} />}
        <span className="order-calendar-space" />
        {rows.length > 0 && <Button onClick={() => setOpen('handout')}>{t('orderCalendars.handout')}</Button>}
        {mayEdit && (
          <Space wrap>
            <Button onClick={() => setOpen('propose')}>{t('orderCalendars.propose')}</Button>
            <Button onClick={() => setOpen('add')}>{t('orderCalendars.addRow')}</Button>
            {calendar?.publishedAtMs === null && (
              <Button danger onClick={() => setOpen('remove')}>
                {t('orderCalendars.remove')}
              </Button>
            )}
            {calendar != null && calendar.publishedAtMs !== null && (
              <Button danger onClick={() => setOpen('unpublish')}>
                {t('orderCalendars.unpublish')}
              </Button>
            )}
            <Button
              loading={save.pending}
              disabled={!dirty || !isSavable}
              onClick={() => void saveNow().catch(() => undefined)}
            >
              {t('orderCalendars.save')}
            </Button>
            <Button
              type="primary"
              disabled={dirty || !calendar || (calendar.publishedAtMs !== null && !calendar.changed)}
              title={dirty ? t('orderCalendars.saveFirst') : ''}
              onClick={() => setOpen('publish')}
            >
              {t('orderCalendars.publish')}
            </Button>
          </Space>
        )}
      </div>
      <ErrorNotice text={save.error ? describe(save.error) : null} onClose={save.clearError} />
      {invalid.size > 0 && <p role="alert">{t('orderCalendars.unreadableCells', { count: invalid.size })}</p>}
      {rows.length === 0 ? (
        <EmptyState title={t('orderCalendars.noRows')} hint={t('orderCalendars.noRowsHint')} />
      ) : (
        <>
          {mayEdit && <p className="exceptions-soft order-calendar-hint">{t('orderCalendars.gridHint')}</p>}
          <CalendarGrid
            rows={rows}
            findings={findings.data?.length === rows.length ? findings.data : []}
            readOnly={!mayEdit}
            onChange={(row, change) =>
              setRows(rows.map((other) => (keyOf(other) === keyOf(row) ? { ...other, ...change } : other)))
            }
            onInvalid={(cell, isInvalid) => {
              if (invalid.has(cell) === isInvalid) return;
              const next = new Set(invalid);
              if (isInvalid) next.add(cell);
              else next.delete(cell);
              setInvalid(next);
            }}
            onRemove={(row) => {
              setRows(rows.filter((other) => other !== row));
              setInvalid(
                new Set([...invalid].filter((cell) => !cell.startsWith(`${row.routeCode} ${row.orderDate} `))),
              );
            }}
          />
        </>
      )}
      {open === 'propose' && <ProposeDialog onRows={put} onClose={() => setOpen(null)} />}
      {open === 'add' && <AddRowDialog onRow={(row) => put([row])} onClose={() => setOpen(null)} />}
      {open === 'handout' && <HandoutDialog name={name} rows={rows} onClose={() => setOpen(null)} />}
      {open === 'publish' && calendar && (
        <PublishDialog calendarId={calendar.calendarId} name={calendar.name} onClose={() => setOpen(null)} />
      )}
      {open === 'unpublish' && calendar && <UnpublishDialog calendar={calendar} onClose={() => setOpen(null)} />}
      {open === 'remove' && calendar && (
        <RemoveDialog calendar={calendar} onRemoved={onBack} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

interface CalendarDialogProps {
  readonly calendar: OrderCalendarDetail;
  onClose(): void;
}

function UnpublishDialog({ calendar: { calendarId, name }, onClose }: CalendarDialogProps) {
  const { t } = useTranslation();
  const unpublish = useUnpublishOrderCalendar();
  return (
    <ReasonDialog
      title={`${t('orderCalendars.unpublish')} · ${name}`}
      text={t('orderCalendars.unpublishText')}
      okText={t('orderCalendars.unpublish')}
      doneText={t('orderCalendars.unpublished')}
      pending={unpublish.pending}
      error={unpublish.error}
      run={(reason) => unpublish.run({ calendarId, reason })}
      onClose={onClose}
    />
  );
}

function RemoveDialog({
  calendar: { calendarId, name },
  onRemoved,
  onClose,
}: CalendarDialogProps & { onRemoved(): void }) {
  const { t } = useTranslation();
  const remove = useRemoveOrderCalendar();
  return (
    <ReasonDialog
      title={`${t('orderCalendars.remove')} · ${name}`}
      text={t('orderCalendars.removeText')}
      okText={t('orderCalendars.remove')}
      doneText={t('orderCalendars.removed')}
      pending={remove.pending}
      error={remove.error}
      run={async (reason) => {
        await remove.run({ calendarId, reason });
        onRemoved();
      }}
      onClose={onClose}
    />
  );
}

interface Sheet {
  readonly name: string;
  readonly rows: readonly ShownCalendarRow[];
}
const NOTHING: Sheet = { name: '', rows: [] };

const keyOf = ({ routeId, orderDate }: ShownCalendarRow) => `${routeId} ${orderDate}`;
const orderOf = ({ routeCode, orderDate }: ShownCalendarRow) => `${routeCode} ${orderDate}`;

function asRow(row: ShownCalendarRow): CalendarRow {
  const { routeCode: _c, routeName: _n, over: _o, findings: _f, ...rest } = row;
  return rest;
}
