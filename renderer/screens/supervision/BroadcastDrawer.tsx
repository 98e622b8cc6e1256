import { SendOutlined } from '@ant-design/icons';
import { App, Button, Input, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BROADCAST_MAX, type SentBroadcast } from '../../../shared/contract/broadcasts.ts';
import type { LiveSeat } from '../../../shared/contract/supervision.ts';
import { useSendBroadcast, useSentBroadcasts, useWithdrawBroadcast } from '../../api/broadcasts.ts';
import { useErrorText } from '../../api/error-text.ts';
import { AskFirst } from '../../components/AskFirst.tsx';
import { InstantText } from '../../components/DateText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { leftAfter } from '../../components/left-after.ts';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { StateTag } from '../../components/StateTag.tsx';
import { peopleChoices } from './people-choices.ts';

interface BroadcastDrawerProps {
  readonly seats: readonly LiveSeat[];
  onClose(): void;
}

/** A short text to the seats, and who has read those of today. */
export function BroadcastDrawer({ seats, onClose }: BroadcastDrawerProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const sent = useSentBroadcasts();
  const list = sent.data?.broadcasts ?? [];
  return (
    <SideDrawer size={480} title={t('supervision.broadcast.title')} onClose={onClose}>
      <BroadcastForm seats={seats} />
      <ErrorNotice text={sent.error ? describe(sent.error) : null} onRetry={() => void sent.refetch()} />
      {sent.isPending && <Skeleton active />}
      {sent.data && (
        <section aria-label={t('supervision.broadcast.list')}>
          {list.length === 0 && (
            <EmptyState title={t('supervision.broadcast.none')} hint={t('supervision.broadcast.noneHint')} />
          )}
          <ul className="broadcasts">
            {list.map((broadcast) => (
              <SentLine key={broadcast.id} broadcast={broadcast} />
            ))}
          </ul>
        </section>
      )}
    </SideDrawer>
  );
}

function BroadcastForm({ seats }: Pick<BroadcastDrawerProps, 'seats'>) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { message } = App.useApp();
  const send = useSendBroadcast();
  const [text, setText] = useState('');
  const [operatorIds, setOperatorIds] = useState<string[]>([]);
  const isReady = text.trim() !== '';

  async function submit() {
    const { people } = await send.run({ text, operatorIds });
    void message.success(t('supervision.broadcast.sent', { count: people }));
    setText((now) => leftAfter(text, now));
  }
  return (
    <form
      className="broadcast-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void submit().catch(() => undefined);
      }}
    >
      <ErrorNotice text={send.error ? describe(send.error) : null} />
      <label htmlFor="broadcast-text">{t('supervision.broadcast.text')}</label>
      <Input
        id="broadcast-text"
        autoFocus
        maxLength={BROADCAST_MAX}
        showCount
        value={text}
        aria-describedby="broadcast-hint"
        onChange={(event) => setText(event.target.value)}
      />
      <span id="broadcast-hint" className="soft">
        {t('supervision.broadcast.textHint')}
      </span>
      <label htmlFor="broadcast-to">{t('supervision.broadcast.to')}</label>
      <Select<string[]>
        id="broadcast-to"
        mode="multiple"
        placeholder={t('supervision.broadcast.everybody')}
        showSearch={{ optionFilterProp: 'label' }}
        value={operatorIds}
        options={peopleChoices(seats, t('supervision.absence.now'))}
        onChange={setOperatorIds}
      />
      <Button
        type="primary"
        htmlType="submit"
        icon={<SendOutlined aria-hidden />}
        disabled={!isReady}
        loading={send.pending}
      >
        {t('supervision.broadcast.send')}
      </Button>
    </form>
  );
}

function SentLine({ broadcast }: { readonly broadcast: SentBroadcast }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const withdraw = useWithdrawBroadcast();
  const { readers, withdrawn } = broadcast;
  const read = readers.filter((reader) => reader.readAtMs !== null);
  const names = (all: SentBroadcast['readers']) => all.map((reader) => reader.operatorName).join(' · ');
  const isDone = read.length === readers.length;
  return (
    <li className="broadcast" data-testid="broadcast">
      {withdrawn === null ? <div>{broadcast.text}</div> : <del>{broadcast.text}</del>}
      <div className="broadcast-line">
        <span className="soft">
          {broadcast.sentBy} <InstantText atMs={broadcast.sentAtMs} style="time" />
        </span>
        {withdrawn !== null && (
          <StateTag tone="off">
            {t('supervision.broadcast.withdrawn', { name: withdrawn.by })}{' '}
            <InstantText atMs={withdrawn.atMs} style="time" />
          </StateTag>
        )}
        <StateTag tone={isDone ? 'done' : 'waiting'}>
          {t('supervision.broadcast.read', { read: read.length, all: readers.length })}
        </StateTag>
        {broadcast.mayWithdraw && (
          <AskFirst
            title={t('supervision.broadcast.withdrawAsk')}
            description={<div className="broadcast-ask">{t('supervision.broadcast.withdrawHint')}</div>}
            okText={t('supervision.broadcast.withdraw')}
            cancelText={t('common.cancel')}
            onConfirm={() => void withdraw.run(broadcast.id).catch(() => undefined)}
          >
            <Button size="small" type="link" loading={withdraw.pending}>
              {t('supervision.broadcast.withdraw')}
            </Button>
          </AskFirst>
        )}
      </div>
      <ErrorNotice text={withdraw.error ? describe(withdraw.error) : null} />
      <div className="soft">
        {isDone || withdrawn !== null
          ? read.length > 0 && t('supervision.broadcast.readBy', { names: names(read) })
          : t('supervision.broadcast.notYet', { names: names(readers.filter((reader) => reader.readAtMs === null)) })}
      </div>
    </li>
  );
}
