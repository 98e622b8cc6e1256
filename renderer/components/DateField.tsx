import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';

interface DateFieldProps {
  readonly label: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  onChange(date: string): void;
}

/** A business date, typed or picked. Business dates have no zone, so the picker's own never shows. */
export function DateField({ label, date, onChange }: DateFieldProps) {
  return (
    <DatePicker
      aria-label={label}
      value={dayjs(date)}
      format="YYYY-MM-DD"
      allowClear={false}
      style={{ width: 128 }}
      onChange={(picked) => {
        if (picked?.isValid()) onChange(picked.format('YYYY-MM-DD'));
      }}
    />
  );
}
