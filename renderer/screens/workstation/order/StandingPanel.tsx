import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../../shared/i18n/format.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { useKeepStanding, useRemoveStanding } from '../../../api/standing-orders.ts';
import { KEY_MAP } from '../../../app/key-map.ts';
import { useCompany } from '../../../components/company-context.ts';
import { KeyHint } from '../../../components/KeyHint.tsx';
import { isStandingFilled } from '../../../state/order/fill-lines.ts';
import { orderLinesOf } from '../../../state/order/order-editing.ts';
import { useOrderWork } from '../../../state/order-work.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { AskPanel } from '../AskPanel.tsx';
import { type Choice, DigitList } from '../DigitList.tsx';
import { useWork } from '../work-context.ts';
import { unreadable } from './check-typed.ts';
import { useFillStanding } from './use-fill-standing.ts';

/** What the customer takes every time: looked at, filled in, kept from what is typed, removed. */
export function StandingPanel() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { timeZone } = useCompany();
  const { form, rows } = useWork();
  const editing = useOrderWork((state) => state.editing);
  const fillStanding = useFillStanding();
  const keep = useKeepStanding();
  const remove = useRemoveStanding();
  if (!form) return null;
  const { customerId, standing } = form;
  const { close, say } = useWorkstation.getState();
  const typed = orderLinesOf(editing.texts, rows).map(({ productId, quantity }) => ({ productId, quantity }));
  const known = new Map([...(standing?.products ?? []), ...rows].map((line) => [line.productId, line]));

  function settle(work: Promise<unknown>, text: string) {
    close();
    work.then(
      () => say({ tone: 'success', text }),
      (error: unknown) => say({ tone: 'error', text: describe(error) }),
    );
  }
  function refusal(): string | undefined {
    if (unreadable(rows, editing.texts).length > 0) return t('workstation.standing.keepReadable');
    return typed.length === 0 ? t('workstation.standing.keepFirst') : undefined;
  }
  const filling: Choice = {
    digit: '1',
    label: (
      <>
        {t(isStandingFilled(editing) ? 'workstation.standing.undo' : 'workstation.standing.fill')}{' '}
        <KeyHint keys={KEY_MAP.standing.keys} />
      </>
    ),
    hint: t('workstation.standing.fillChoice'),
    choose: () => {
      close();
      fillStanding();
    },
  };
  const keeping: Choice = {
    digit: '2',
    label: t('workstation.standing.keep'),
    hint: t(standing ? 'workstation.standing.keepHint' : 'workstation.standing.keepNewHint', { count: typed.length }),
    refusal: refusal(),
    choose: () =>
      settle(
        keep.run({ customerId, baseRevision: standing?.revision ?? 0, lines: typed }),
        t('workstation.standing.kept', { count: typed.length }),
      ),
  };
  const removing: Choice = {
    digit: '3',
    label: t('workstation.standing.remove'),
    hint: t('workstation.standing.removeHint'),
    choose: () =>
      settle(remove.run({ customerId, revision: standing?.revision ?? 0 }), t('workstation.standing.removed')),
  };
  const title = standing
    ? t('workstation.standing.since', {
        day: formatInstant(standing.changedAtMs, timeZone, 'date').slice(5),
        operator: standing.changedByName,
      })
    : t('workstation.standing.title');
  return (
    <AskPanel title={title}>
      {!standing && <p className="ws-quiet">{t('workstation.standing.none')}</p>}
      <DigitList label={title} choices={standing ? [filling, keeping, removing] : [keeping]} />
      {standing && (
        <ol className="ws-read-lines">
          {standing.lines.map(({ productId, quantity }) => (
            <li key={productId}>
              <span className="ws-ellipsis">
                {known.get(productId)?.name ?? productId}{' '}
                {known.get(productId)?.active === false && <span className="ws-soft">{t('workstation.inactive')}</span>}
              </span>
              <strong className="tabular">
                {quantity} {known.get(productId)?.unit}
              </strong>
            </li>
          ))}
        </ol>
      )}
    </AskPanel>
  );
}
