import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../../app/use-action.ts';
import { useOrderWork } from '../../../state/order-work.ts';
import { serverNow } from '../../../state/server-clock.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { useWork } from '../work-context.ts';
import { checkTyped, inDigits } from './check-typed.ts';
import { gridStep } from './grid-keys.ts';
import { OrderRow } from './OrderRow.tsx';
import { usePaste } from './use-paste.ts';

/** The lines of the order, entered wholly by keyboard. */
export function OrderGrid() {
  const { t } = useTranslation();
  const { form, rows } = useWork();
  const body = useRef<HTMLTableSectionElement>(null);
  const latest = useRef({ form, rows });
  latest.current = { form, rows };
  useAction('lineNote', () => {
    const { panel, lastProductId, noteOn } = useWorkstation.getState();
    const focused = document.activeElement;
    const inField = focused instanceof HTMLElement ? focused.dataset.product : undefined;
    const line = rows.find((row) => row.productId === (inField ?? lastProductId)) ?? rows[0];
    if (panel !== null || !line) return false;
    noteOn(line.productId);
    return true;
  });

  const recheck = useCallback(() => {
    const { form: openForm, rows: shown } = latest.current;
    const { editing, showProblems } = useOrderWork.getState();
    if (openForm) showProblems(checkTyped(openForm, shown, editing.texts, serverNow()));
  }, []);
  const target = useOrderWork((state) => state.target);
  // What is short, withdrawn or allowed may be another with every answer.
  useEffect(() => {
    if (form && target && Object.keys(useOrderWork.getState().editing.texts).length > 0) recheck();
  }, [form, target, recheck]);
  const leave = useCallback(() => {
    const { form: openForm, rows: shown } = latest.current;
    const { editing, edit } = useOrderWork.getState();
    for (const { productId, text } of inDigits(shown, editing.texts)) {
      edit({ type: 'quantity', productId, text }, openForm?.lines ?? []);
    }
    recheck();
  }, [recheck]);
  const onPaste = usePaste();
  const type = useCallback(
    (productId: string, text: string) => {
      const { edit, problems } = useOrderWork.getState();
      edit({ type: 'quantity', productId, text }, latest.current.form?.lines ?? []);
      // A refusal goes away as soon as it no longer holds; a new one waits until the line is left.
      if (problems[productId]) recheck();
    },
    [recheck],
  );

  function onKeyDown(event: KeyboardEvent<HTMLTableSectionElement>) {
    const index = Number((event.target as HTMLElement).dataset.index ?? -1);
    if (index < 0) return;
    const { isComposing } = event.nativeEvent;
    const step = gridStep({ ...pick(event), isComposing: isComposing || event.keyCode === 229 }, index, rows.length);
    if (step.kind === 'none') return;
    event.preventDefault();
    if (event.repeat && event.key === 'Enter') return;
    if (step.kind === 'row') focusInput(body.current, step.index);
    else useWorkstation.getState().open('add-product');
  }

  return (
    <div className="ws-grid-scroll">
      <FocusWish body={body} />
      <table className="ws-grid">
        <thead>
          <tr>
            <th scope="col">#</th>
            <th scope="col" className="ws-left">
              {t('workstation.grid.product')}
            </th>
            <th scope="col">{t('workstation.grid.last')}</th>
            <th scope="col">{t('workstation.grid.suggested')}</th>
            <th scope="col">{t('workstation.grid.left')}</th>
            <th scope="col">{t('workstation.grid.stock')}</th>
            <th scope="col">{t('workstation.grid.price')}</th>
            <th scope="col">{t('workstation.grid.quantity')}</th>
            <th scope="col">{t('workstation.grid.amount')}</th>
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={onKeyDown} onBlur={leave} onPaste={onPaste}>
          {rows.map((line, index) => (
            <OrderRow key={line.productId} line={line} index={index} onType={type} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function pick({ key, ctrlKey, shiftKey, altKey }: KeyboardEvent) {
  return { key, ctrlKey, shiftKey, altKey };
}

function focusInput(body: HTMLElement | null, index: number): void {
  const input = body?.querySelector<HTMLInputElement>(`input[data-index="${index}"]`);
  input?.focus();
  input?.scrollIntoView({ block: 'nearest' });
}

/**
 * Focuses the row that was asked for as soon as it is there and nothing else is asked, unless one has gone on to the case
 * beside the order by then; apart, so that asking paints no line.
 */
function FocusWish({ body }: { readonly body: RefObject<HTMLElement | null> }) {
  const { rows } = useWork();
  const wish = useWorkstation((state) => state.focusWish);
  const panel = useWorkstation((state) => state.panel);
  const done = useRef(-1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row may come with other rows
  useEffect(() => {
    if (panel !== null || done.current === wish.count) return;
    const { drawer, lastInDrawer } = useWorkstation.getState();
    if (drawer !== null && lastInDrawer) {
      done.current = wish.count;
      return;
    }
    const selector = wish.productId === null ? 'input[data-index="0"]' : `input[data-product="${wish.productId}"]`;
    const input =
      body.current?.querySelector<HTMLInputElement>(selector) ??
      body.current?.querySelector<HTMLInputElement>('input[data-index="0"]');
    if (!input) return;
    done.current = wish.count;
    input.focus();
    // The field may have had the focus all along: the first digit replaces here too.
    input.select();
    input.scrollIntoView({ block: 'nearest' });
  }, [wish, panel, rows, body]);
  return null;
}
