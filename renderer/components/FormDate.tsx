import { DatePicker } from 'antd';
import 'dayjs/locale/zh-cn';
import { usePickedDay } from './use-picked-day.ts';

interface FormDateProps {
  /** Given by the form: `YYYY-MM-DD`, empty for none. */
  readonly value?: string;
  readonly onChange?: (date: string) => void;
  readonly id?: string;
  readonly label?: string;
  readonly disabled?: boolean;
  readonly allowClear?: boolean;
  /** What no date means. */
  readonly placeholder?: string;
}

/** A business date as a field of a form, typed or picked. */
export function FormDate({
  value = '',
  onChange,
  id,
  label,
  disabled = false,
  allowClear = false,
  placeholder = '',
}: FormDateProps) {
  const picked = usePickedDay(value);
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      value={picked}
      format="YYYY-MM-DD"
      placeholder={placeholder}
      disabled={disabled}
      allowClear={allowClear}
      style={{ width: 140 }}
      onChange={(chosen) => onChange?.(chosen?.isValid() ? chosen.format('YYYY-MM-DD') : '')}
    />
  );
}
