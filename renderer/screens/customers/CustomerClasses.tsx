import { Button, Table } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MembershipView } from '../../../shared/contract/class-changes.ts';
import { useRight } from '../../api/auth.ts';
import { useMemberships } from '../../api/class-changes.ts';
import { useErrorText } from '../../api/error-text.ts';
import { InstantText } from '../../components/DateText.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { StateTag } from '../../components/StateTag.tsx';
import { ClassForm } from './ClassForm.tsx';
import { WithdrawForm } from './WithdrawForm.tsx';

type Work =
  | { readonly do: 'change' | 'end'; readonly of?: MembershipView }
  | { readonly do: 'withdraw'; readonly of: MembershipView };

/** What a customer held, holds and will hold, who changed it and why, and the forms that change it. */
export function CustomerClasses({ customerId, name }: { readonly customerId: string; readonly name: string }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const mayEdit = useRight('plan.write');
  const { data, error, refetch } = useMemberships(customerId);
  const [work, setWork] = useState<Work | null>(null);
  const [wasDone, setWasDone] = useState(false);
  function done() {
    setWork(null);
    // The form that had the focus is gone; the keyboard goes on from the button above it.
    setWasDone(true);
  }
  const section = useRef<HTMLElement>(null);
  // The form opens far down the card.
  useEffect(() => {
    if (work !== null) section.current?.scrollIntoView({ block: 'start' });
  }, [work]);
  return (
    <section ref={section} aria-label={t('classes.history')}>
      <div className="customer-section-head">
        <h3>{t('classes.history')}</h3>
        {mayEdit && data && work === null && (
          <Button size="small" autoFocus={wasDone} onClick={() => setWork({ do: 'change' })}>
            {t('classes.changeOne')}
          </Button>
        )}
      </div>
      <ErrorNotice text={error ? describe(error) : null} onRetry={() => void refetch()} />
      {data && work?.do === 'withdraw' && (
        <WithdrawForm customerId={customerId} planned={work.of} memberships={data.memberships} onDone={done} />
      )}
      {data && work !== null && work.do !== 'withdraw' && (
        <ClassForm
          customerId={customerId}
          customerName={name}
          history={data}
          ends={work.do === 'end' ? (work.of ?? null) : null}
          onDone={done}
        />
      )}
      {data &&
        (data.memberships.length === 0 ? (
          <p className="customer-soft">{t('classes.noMemberships')}</p>
        ) : (
          <Table<MembershipView>
            size="small"
            rowKey={(one) => `${one.classTypeId} ${one.validFrom}`}
            pagination={false}
            dataSource={data.memberships}
            rowClassName={(one) => (one.state === 'past' ? 'customer-soft' : '')}
            columns={[
              { title: t('classes.class'), render: (_value, one) => <Held one={one} /> },
              {
                title: t('classes.holds'),
                className: 'tabular customer-dates',
                render: (_value, one) => (
                  <>
                    {one.validFrom}
                    <br />
                    {one.validTo === null ? t('classes.forGood') : t('classes.until', { date: one.validTo })}
                  </>
                ),
              },
              { title: t('classes.why'), render: (_value, one) => <Why one={one} /> },
              ...(mayEdit
                ? [
                    {
                      title: <span className="visually-hidden">{t('common.actions')}</span>,
                      align: 'right' as const,
                      render: (_value: unknown, one: MembershipView) =>
                        one.state === 'past' ? null : (
                          <Button
                            type="link"
                            size="small"
                            disabled={work !== null}
                            aria-label={`${t(one.state === 'planned' ? 'classes.withdraw' : 'classes.end')} ${one.className} ${one.validFrom}`}
                            onClick={() => setWork({ do: one.state === 'planned' ? 'withdraw' : 'end', of: one })}
                          >
                            {t(one.state === 'planned' ? 'classes.withdraw' : 'classes.end')}
                          </Button>
                        ),
                    },
                  ]
                : []),
            ]}
          />
        ))}
    </section>
  );
}

function Held({ one }: { readonly one: MembershipView }) {
  const { t } = useTranslation();
  return (
    <>
      {one.className}
      <div className="customer-soft">{one.classTypeName}</div>
      {one.state === 'planned' && <StateTag tone="preview">{t('classes.planned')}</StateTag>}
    </>
  );
}

function Why({ one }: { readonly one: MembershipView }) {
  const { t } = useTranslation();
  return (
    <>
      {one.reason ?? '–'}
      {one.changedBy !== null && (
        <div className="customer-soft">
          {one.source !== null && one.source !== 'customer' && `${t(`classes.sources.${one.source}`)} · `}
          {one.changedBy} <InstantText atMs={one.changedAtMs} />
        </div>
      )}
      {one.endedBy !== null && (
        <div className="customer-soft">
          {t('classes.endedBy', { reason: one.endReason, name: one.endedBy })} <InstantText atMs={one.endedAtMs} />
        </div>
      )}
    </>
  );
}
