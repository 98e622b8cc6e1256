import { Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PauseItem } from '../../../shared/contract/pauses.ts';
import { useRight } from '../../api/auth.ts';
import { usePausesOfCustomer } from '../../api/exceptions.ts';
import { EndPauseDialog } from './EndPauseDialog.tsx';
import { PauseDialog } from './PauseDialog.tsx';
import './exceptions.css';

interface CustomerPausesProps {
  readonly customer: { readonly id: string; readonly code: string; readonly name: string; readonly status: string };
}

/** What suppresses this customer's calls, its own or by class and route; nothing where there is nothing to say or do. */
export function CustomerPauses({ customer }: CustomerPausesProps) {
  const { t } = useTranslation();
  const mayEdit = useRight('plan.write') && customer.status === 'active';
  const pauses = usePausesOfCustomer(customer.id);
  const [edited, setEdited] = useState<PauseItem | 'new' | null>(null);
  const [ended, setEnded] = useState<PauseItem | null>(null);
  const rows = pauses.data ?? [];
  if (rows.length === 0 && !mayEdit) return null;
  const { id, code, name } = customer;
  return (
    <section aria-label={t('pauses.ofCustomer')}>
      <div className="exceptions-pauses-head">
        <h3>{t('pauses.ofCustomer')}</h3>
        {mayEdit && (
          <Button size="small" onClick={() => setEdited('new')}>
            {t('pauses.pauseCustomer')}
          </Button>
        )}
      </div>
      <ul className="exceptions-pauses">
        {rows.map((pause) => (
          <li key={pause.pauseId}>
            <PauseText pause={pause} />
            {mayEdit && pause.subject.kind === 'customer' && (
              <Space size={4}>
                <Button size="small" type="link" onClick={() => setEdited(pause)}>
                  {t('exceptions.edit')}
                </Button>
                <Button size="small" type="link" danger onClick={() => setEnded(pause)}>
                  {t(pause.state === 'future' ? 'pauses.takeBack' : 'pauses.end')}
                </Button>
              </Space>
            )}
          </li>
        ))}
      </ul>
      {edited !== null && (
        <PauseDialog
          pause={edited === 'new' ? null : edited}
          proposed={{ kind: 'customer', id, code, name, typeName: null }}
          onClose={() => setEdited(null)}
        />
      )}
      {ended !== null && <EndPauseDialog pause={ended} onClose={() => setEnded(null)} />}
    </section>
  );
}

function PauseText({ pause }: { readonly pause: PauseItem }) {
  const { t } = useTranslation();
  const { subject, validFrom: from, validTo: to, reason } = pause;
  const via =
    subject.kind === 'class'
      ? t('pauses.viaClass', { name: subject.name })
      : subject.kind === 'route'
        ? t('pauses.viaRoute', { name: subject.name })
        : '';
  return (
    <span>
      {to === null ? t('customers.pausedFrom', { from, reason }) : t('customers.pausedFromTo', { from, to, reason })}
      <span className="exceptions-soft">{via}</span>
    </span>
  );
}
