import { SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface CaseSearchFieldProps {
  /** What is searched for now. */
  readonly text: string;
  readonly field: RefObject<InputRef | null>;
  onSearch(text: string): void;
  /** Arrow down leads into the list. */
  onLeave(): void;
}

/** Who types pauses so long between words, not between letters. */
const REST_MS = 250;
const MOST_CHARACTERS = 100;

/** One field for numbers, phones, customers and words; it searches when typing rests, and at once with Enter. */
export function CaseSearchField({ text, field, onSearch, onLeave }: CaseSearchFieldProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(text);
  const sent = useRef(text);
  // Another view or the way back brought another text than the one that was typed here.
  useEffect(() => {
    if (text === sent.current) return;
    sent.current = text;
    setTyped(text);
  }, [text]);
  function search(wanted: string) {
    if (wanted === sent.current) return;
    sent.current = wanted;
    onSearch(wanted);
  }
  const latest = useRef(search);
  latest.current = search;
  useEffect(() => {
    const timer = setTimeout(() => latest.current(typed.trim()), REST_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <Input
      ref={field}
      allowClear
      value={typed}
      maxLength={MOST_CHARACTERS}
      prefix={<SearchOutlined aria-hidden />}
      placeholder={t('ticketLists.search')}
      aria-label={t('ticketLists.searchLabel')}
      style={{ width: 232 }}
      onChange={({ target }) => setTyped(target.value)}
      onPressEnter={() => search(typed.trim())}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        onLeave();
      }}
    />
  );
}
