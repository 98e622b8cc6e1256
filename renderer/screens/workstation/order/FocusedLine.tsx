import { useTranslation } from 'react-i18next';
import type { OrderFormLine } from '../../../../shared/contract/order-form.ts';
import { KEY_MAP } from '../../../app/key-map.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { useWork } from '../work-context.ts';

/** About the line that has the focus: its code, how it may be ordered, and why so much is suggested. */
export function FocusedLine() {
  const { t } = useTranslation();
  const productId = useWorkstation((state) => state.lastProductId);
  const { rows } = useWork();
  const line = rows.find((each) => each.productId === productId) ?? rows[0];
  if (!line) return <p className="ws-focused-line" />;
  const { key, params } = line.suggestionReason;
  const noteKey = t('workstation.grid.noteKey', { key: KEY_MAP.lineNote.keys });
  const { quota } = line;
  const parts = [
    line.code,
    orderedBy(line),
    quota?.published ? t('workstation.grid.quota', { ...quota }) : '',
    t(`orders.suggestion.${key}`, params),
    noteKey,
  ];
  const text = parts.filter((part) => part !== '').join(' · ');
  return (
    <p className="ws-focused-line ws-ellipsis" title={text}>
      {text}
    </p>
  );

  function orderedBy({ unit, orderMultiple, leastQuantity, mostQuantity }: OrderFormLine): string {
    return [
      unit === '' ? '' : t('workstation.grid.unit', { unit }),
      orderMultiple > 1 ? t('workstation.grid.multiple', { multiple: orderMultiple }) : '',
      leastQuantity > 1 ? t('workstation.grid.least', { least: leastQuantity }) : '',
      mostQuantity === null ? '' : t('workstation.grid.most', { most: mostQuantity }),
    ]
      .filter((part) => part !== '')
      .join(' · ');
  }
}
