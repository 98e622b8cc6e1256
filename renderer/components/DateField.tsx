import { DatePicker } from 'antd';
import 'dayjs/locale/zh-cn';
import { usePickedDay } from './use-picked-day.ts';

interface DateFieldProps<Value extends string | null> {
  readonly label: string;
  /** `YYYY-MM-DD`, or null where a date may be missing. */
  readonly date: Value;
  /** Given, the field may be emptied. */
  readonly placeholder?: string;
  /** What is wrong with it. */
  readonly error?: string | null;
  onChange(date: NoInfer<Value>): void;
}

/** A business date, typed or picked. Business dates have no zone, so the picker's own never shows. */
export function DateField<Value extends string | null>({
  label,
  date,
  placeholder,
  error = null,
  onChange,
}: DateFieldProps<Value>) {
  const picked = usePickedDay(date);
  return (
    <DatePicker
      aria-label={label}
      value={picked}
      format="YYYY-MM-DD"
      allowClear={placeholder !== undefined}
      style={{ width: 128 }}
      {...(error === null ? {} : { status: 'error' as const, title: error, 'aria-invalid': true })}
      {...(placeholder === undefined ? {} : { placeholder })}
      onChange={(chosen) => {
        if (chosen?.isValid()) onChange(chosen.format('YYYY-MM-DD') as Value);
        else if (placeholder !== undefined) onChange(null as Value);
      }}
    />
  );
}
