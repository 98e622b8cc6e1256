import { useQuery } from '@tanstack/react-query';
import { Button, Popover, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { workingTimeText } from '../../../components/working-time-text.ts';

/** Beside the clocks of a case: which policy gave it its times, and what put the others behind that one. */
export function WhyTimes({ ticketId }: { readonly ticketId: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      open={open}
      onOpenChange={setOpen}
      title={t('tickets.why.title')}
      content={open && <Reasons ticketId={ticketId} />}
    >
      <Button type="link" size="small" aria-expanded={open}>
        {t('tickets.why.title')}
      </Button>
    </Popover>
  );
}

function Reasons({ ticketId }: { readonly ticketId: string }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const why = useQuery({
    queryKey: ['tickets', 'why', ticketId],
    queryFn: () => api.tickets.explainPolicy.query({ ticketId }),
  });
  if (why.error) return <ErrorNotice text={describe(why.error)} onRetry={() => void why.refetch()} />;
  if (!why.data) return <Skeleton active paragraph={{ rows: 2 }} title={false} />;
  const { policy, others, pausedMs, clocks } = why.data;
  if (policy === null) return <p>{t('tickets.why.noPolicy')}</p>;
  const { categoryName, priority, className } = policy;
  const parts = [categoryName, priority && t(`tickets.priority.${priority}`), className].filter(Boolean).join(' · ');
  const times = clocks.filter(({ allowedMinutes }) => allowedMinutes !== null);
  return (
    <div style={{ maxWidth: 420 }}>
      <p>
        {t(parts === '' ? 'tickets.why.general' : 'tickets.why.special', {
          name: policy.name,
          kind: t(`tickets.kind.${policy.kind}`),
          parts,
        })}
      </p>
      <p>
        {times
          .map(({ kind, allowedMinutes }) => `${t(`tickets.clock.${kind}`)} ${workingTimeText(t, allowedMinutes)}`)
          .join(' · ')}
      </p>
      {others.length > 0 && (
        <ul>
          {others.map(({ name, by }) => (
            <li key={name}>{t(`tickets.why.behind.${by}`, { name })}</li>
          ))}
        </ul>
      )}
      {pausedMs >= 60_000 && (
        <p>{t('tickets.why.paused', { time: workingTimeText(t, Math.round(pausedMs / 60_000)) })}</p>
      )}
    </div>
  );
}
