import { ArrowLeftOutlined } from '@ant-design/icons';
import { App, Button, Input, Skeleton, Space } from 'antd';
import { useEffect, useState } from 'react';
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
  onSaved(calendarId: string): void;
  onBack(): void;
}

/** One order calendar: its table, saved as a draft, then published. */
export function OrderCalendarEditor({ calendarId, onSaved, onBack }: OrderCalendarEditorProps) {
  const describe = useErrorText();
  const stored = useOrderCalendar(calendarId);
  if (calendarId !== null && !stored.data) {
    if (stored.error) return <ErrorNotice text={describe(stored.error)} onRetry={() => void stored.refetch()} />;
    return <Skeleton active />;
  }
  return <Editor calendar={stored.data ?? null} onSaved={onSaved} onBack={onBack} />;
}

type OpenDialog = 'propose' | 'add' | 'publish' | 'unpublish' | 'remove' | 'handout' | null;

function Editor({
  calendar,
  onSaved,
  onBack,
}: Omit<OrderCalendarEditorProps, 'calendarId'> & { readonly calendar: OrderCalendarDetail | null }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { message, modal } = App.useApp();
  const mayEdit = useRight('plan.write');
  const [name, setName] = useState(calendar?.name ?? '');
  const [rows, setRows] = useState<readonly ShownCalendarRow[]>(calendar?.table ?? []);
  const [invalid, setInvalid] = useState<ReadonlySet<string>>(new Set());
  const [dirty, setDirty] = useState(false);
  const [open, setOpen] = useState<OpenDialog>(calendar === null ? 'propose' : null);
  const save = useSaveOrderCalendar();
  const findings = useRowFindings(mayEdit ? rows.map(asRow) : []);

  // What another window saved is shown as long as nothing was typed here.
  useEffect(() => {
    if (!calendar || dirty) return;
    setName(calendar.name);
    setRows(calendar.table);
  }, [calendar, dirty]);

  function put(added: readonly ShownCalendarRow[]) {
    const named = new Map(rows.map((row) => [keyOf(row), row]));
    for (const row of added) if (!named.has(keyOf(row))) named.set(keyOf(row), row);
    const fresh = named.size - rows.length;
    setRows([...named.values()].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)));
    setDirty(dirty || fresh > 0);
    setOpen(null);
    if (added.length === 0) void message.info(t('orderCalendars.proposedNone'));
    else void message.info(t('orderCalendars.proposed', { count: fresh, known: added.length - fresh }));
  }

  async function saveNow(): Promise<string> {
    const saved = await save.run({
      calendarId: calendar?.calendarId ?? null,
      name: name.trim(),
      rows: rows.map(asRow),
    });
    setDirty(false);
    void message.success(t('orderCalendars.saved'));
    onSaved(saved.calendarId);
    return saved.calendarId;
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
          onChange={({ target }) => {
            setName(target.value);
            setDirty(true);
          }}
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
            onChange={(row, change) => {
              setRows(rows.map((other) => (other === row ? { ...row, ...change } : other)));
              setDirty(true);
            }}
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
              setDirty(true);
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

const keyOf = ({ routeId, orderDate }: ShownCalendarRow) => `${routeId} ${orderDate}`;
const orderOf = ({ routeCode, orderDate }: ShownCalendarRow) => `${routeCode} ${orderDate}`;

function asRow(row: ShownCalendarRow): CalendarRow {
  const { routeCode: _c, routeName: _n, over: _o, findings: _f, ...rest } = row;
  return rest;
}
