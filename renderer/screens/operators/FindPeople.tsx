import { Input } from 'antd';

interface FindPeopleProps {
  /** By what people are found. */
  readonly label: string;
  readonly text: string;
  onChange(text: string): void;
}

/** Narrows a list of people as one types. */
export function FindPeople({ label, text, onChange }: FindPeopleProps) {
  return (
    <Input
      allowClear
      value={text}
      onChange={({ target }) => onChange(target.value)}
      placeholder={label}
      aria-label={label}
      style={{ width: 240 }}
    />
  );
}
