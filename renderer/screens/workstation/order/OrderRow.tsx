import { CloseOutlined } from '@ant-design/icons';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { QUANTITY_TEXT_LENGTH } from '../../../../shared/contract/order-drafts.ts';
import type { OrderFormLine } from '../../../../shared/contract/order-form.ts';
import { formatAmount, formatPlainAmount } from '../../../../shared/i18n/format.ts';
import { useCompany } from '../../../components/company-context.ts';
import { useLanguage } from '../../../components/use-language.ts';
import { quantityOf } from '../../../state/order/quantity-text.ts';
import { priceBefore } from '../../../state/order/shown-prices.ts';
import { useOrderWork } from '../../../state/order-work.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { useWork } from '../work-context.ts';
import { isShortage } from './check-typed.ts';
import { LineNoteField } from './LineNoteField.tsx';
import { LineNoteMark } from './LineNoteMark.tsx';
import { QuotaLeft } from './QuotaLeft.tsx';

interface OrderRowProps {
  readonly line: OrderFormLine;
  readonly index: number;
  onType(productId: string, text: string): void;
}

/** One product. It paints anew only when its own facts, its own quantity, its own note or its own refusal change. */
export const OrderRow = memo(function OrderRow({ line, index, onType }: OrderRowProps) {
  const { t } = useTranslation();
  const { currency } = useCompany();
  const language = useLanguage();
  const { productId } = line;
  const text = useOrderWork((state) => state.editing.texts[productId] ?? '');
  const isTaken = useOrderWork(
    ({ editing }) => text !== '' && [editing.taken, editing.standing?.texts].some((by) => by?.[productId] === text),
  );
  const note = useOrderWork((state) => state.editing.lineNotes[productId]?.trim() ?? '');
  const isNoteOpen = useWorkstation((state) => state.noteProductId === productId);
  const problem = useOrderWork((state) => state.problems[productId]?.[0]);
  const before = useOrderWork((state) => priceBefore(state.shownPrices, line));
  const quantity = quantityOf(text, line.unit);
  const refusalId = `refusal-${index}`;
  return (
    <>
      <tr className={quantity ? 'ws-row ws-row-ordered' : 'ws-row'} data-refused={problem !== undefined}>
        <td className="ws-soft">{index + 1}</td>
        <td className="ws-left ws-product" title={`${line.code} ${line.name}`}>
          <span className="ws-product-line">
            <span className="ws-ellipsis ws-product-name">{line.name}</span>
            {note !== '' && <LineNoteMark productId={productId} name={line.name} note={note} />}
            {!line.usual && <RemoveAdded productId={productId} name={line.name} />}
          </span>
        </td>
        <td>
          {line.lastQuantity === null ? (
            <span className="ws-soft">–</span>
          ) : (
            <>
              {line.lastQuantity} <span className="ws-soft">({line.lastDate?.slice(5)})</span>
            </>
          )}
        </td>
        <td>{line.suggestedQuantity === 0 ? <span className="ws-soft">–</span> : line.suggestedQuantity}</td>
        <td>
          <QuotaLeft quota={line.quota} />
        </td>
        <td className={line.stockLeft === 0 ? 'ws-none' : undefined}>{line.stockLeft ?? '–'}</td>
        <td>{formatPlainAmount(line.priceMinor, currency, language)}</td>
        <td className="ws-quantity">
          <input
            className={isTaken ? 'ws-input ws-taken' : 'ws-input'}
            data-index={index}
            data-product={productId}
            inputMode="numeric"
            autoComplete="off"
            maxLength={QUANTITY_TEXT_LENGTH}
            aria-label={t('workstation.grid.quantityOf', { product: line.name })}
            aria-invalid={problem !== undefined}
            aria-describedby={problem ? refusalId : undefined}
            value={text}
            onChange={(event) => onType(productId, event.target.value)}
            onFocus={(event) => {
              event.target.select();
              useWorkstation.getState().remember(productId);
            }}
          />
        </td>
        <td>{quantity ? formatPlainAmount(quantity * line.priceMinor, currency, language) : ''}</td>
      </tr>
      {isNoteOpen && <LineNoteField productId={productId} name={line.name} />}
      {!problem && (before !== null || quantity === 0) && (
        <tr className="ws-told">
          <td />
          <td colSpan={8} role="status">
            {before === null
              ? t('workstation.grid.zero')
              : t('workstation.grid.priceChanged', {
                  shown: formatAmount(before, currency, language),
                  price: formatAmount(line.priceMinor, currency, language),
                })}
          </td>
        </tr>
      )}
      {problem && (
        <tr className="ws-refusal">
          <td />
          <td colSpan={8} id={refusalId} role="alert">
            {t(`errors.${problem.key}`, problem.params)}
            {isShortage(problem.key) && <span className="ws-soft"> {t('workstation.substitutesHint')}</span>}
          </td>
        </tr>
      )}
    </>
  );
});

function RemoveAdded({ productId, name }: { readonly productId: string; readonly name: string }) {
  const { t } = useTranslation();
  const { form } = useWork();

  function remove() {
    useOrderWork.getState().edit({ type: 'remove', productId }, form?.lines ?? []);
    useWorkstation.getState().focusRow(null);
  }
  return (
    <button
      type="button"
      tabIndex={-1}
      className="ws-icon-button ws-remove"
      aria-label={t('workstation.grid.remove', { product: name })}
      onClick={remove}
    >
      <CloseOutlined aria-hidden />
    </button>
  );
}
