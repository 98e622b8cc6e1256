import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { OrderCalendarEditor } from './OrderCalendarEditor.tsx';
import { OrderCalendarList } from './OrderCalendarList.tsx';

/** `new` in the address: a calendar that is not saved yet. */
export const NEW_CALENDAR = 'new';

/** The tables around holidays: all of them, or one in the grid. */
export function OrderCalendarsTab() {
  const [params, setParams] = useSearchParams();
  const open = params.get('calendar');
  /** Saved for the first time in this editor, which goes on with it. */
  const [made, setMade] = useState<string | null>(null);
  const go = (calendar: string | null) =>
    setParams(calendar === null ? { tab: 'order-calendars' } : { tab: 'order-calendars', calendar });
  if (open === null) return <OrderCalendarList onOpen={go} />;
  return (
    <OrderCalendarEditor
      key={open === made ? NEW_CALENDAR : open}
      calendarId={open === NEW_CALENDAR ? null : open}
      onMade={(calendarId) => {
        setMade(calendarId);
        setParams({ tab: 'order-calendars', calendar: calendarId }, { replace: true });
      }}
      onBack={() => go(null)}
    />
  );
}
