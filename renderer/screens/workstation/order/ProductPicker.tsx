import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderFormLine } from '../../../../shared/contract/order-form.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { useProductSearch } from '../../../api/order-form.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { useOrderWork } from '../../../state/order-work.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { AskPanel } from '../AskPanel.tsx';
import { useWork } from '../work-context.ts';
import { PickerMatch } from './PickerMatch.tsx';
import { pickerStep } from './picker-keys.ts';
import { useSubstitutesForShort } from './use-substitutes.ts';

/**
 * ⇧F4: finds a product by pinyin initials, name, code or the end of its barcode, and puts it into the order. Opened from
 * a line whose stock is short, it begins with what could be offered instead.
 */
export function ProductPicker() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { form, rows } = useWork();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  /** Chosen before the list of the text was there; done as soon as it is. */
  const early = useRef<number | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const search = text.trim();
  const query = useProductSearch({
    customerId: form?.customerId ?? '',
    deliveryDate: form?.delivery?.deliveryDate ?? '',
    text: search,
  });
  const short = useSubstitutesForShort();
  const isCurrent = search === '' ? short.lines.length > 0 : !query.isPlaceholderData && query.data !== undefined;
  const matches: readonly OrderFormLine[] = search === '' ? short.lines : (query.data?.matches ?? []);
  const listed = useMemo(() => new Set(rows.map((row) => row.productId)), [rows]);

  function take(match: OrderFormLine | undefined) {
    if (!match || !form) return;
    const { lines } = form;
    const { productId } = match;
    if (!listed.has(productId)) {
      useOrderWork.getState().edit({ type: 'add', line: { ...match, usual: false } }, lines);
    }
    useWorkstation.setState({ panel: null });
    useWorkstation.getState().focusRow(productId);
  }
  useEffect(() => {
    if (!isCurrent || early.current === null) return;
    const index = early.current;
    early.current = null;
    take(matches[index]);
  });

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.keyCode === 229 || event.ctrlKey || event.altKey) return;
    const choose = (index: number) => {
      event.preventDefault();
      if (event.repeat || (search === '' && matches.length === 0)) return;
      if (isCurrent) take(matches[index]);
      else early.current = index;
    };
    if (event.key === 'Enter') {
      choose(at);
      return;
    }
    const step = pickerStep(event.key, text);
    if (step.kind === 'choose') choose(step.index);
    else if (step.kind === 'move') {
      event.preventDefault();
      setAt(Math.max(0, Math.min(matches.length - 1, at + step.by)));
    }
  }

  return (
    <AskPanel title={t('workstation.addProduct')}>
      <input
        ref={field}
        className="ws-search"
        role="combobox"
        aria-expanded={matches.length > 0}
        aria-controls="picker-list"
        aria-activedescendant={matches[at] ? `picker-${at}` : undefined}
        autoComplete="off"
        maxLength={60}
        aria-label={t('workstation.addProductHint')}
        placeholder={t('workstation.addProductHint')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
          early.current = null;
        }}
        onKeyDown={onKeyDown}
      />
      {search === '' && short.name !== null && matches.length > 0 && (
        <p className="ws-quiet" role="status">
          {t('workstation.instead', { name: short.name })}
        </p>
      )}
      <ErrorNotice text={query.error ? describe(query.error) : null} onRetry={() => void query.refetch()} />
      <div
        id="picker-list"
        className="ws-choices"
        role="listbox"
        aria-label={t('workstation.products')}
        aria-busy={search !== '' && !isCurrent}
      >
        {matches.map((match, index) => (
          <PickerMatch
            key={match.productId}
            match={match}
            index={index}
            chosen={index === at}
            byDigit={pickerStep('1', text).kind === 'choose'}
            isListed={listed.has(match.productId)}
            onTake={() => take(match)}
          />
        ))}
      </div>
      {isCurrent && matches.length === 0 && (
        <p className="ws-quiet" role="status">
          {t('workstation.noProduct', { text: search })}
        </p>
      )}
      {isCurrent && query.data?.more && <p className="ws-quiet">{t('workstation.moreProducts')}</p>}
    </AskPanel>
  );
}
