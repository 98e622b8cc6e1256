import { Checkbox, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MoverGroup } from '../../../shared/contract/effects.ts';
import { MESSAGE_TEXT_MOST } from '../../../shared/contract/messages.ts';
import { formatCount } from '../../../shared/i18n/format.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { toldDays } from './message-texts.ts';

export interface MessageDraft {
  /** The message's own id, so that making it again makes nothing twice. */
  readonly id: string;
  readonly group: MoverGroup;
  readonly text: string;
  readonly use: boolean;
}

interface MessagesTabProps {
  readonly from: string;
  readonly drafts: readonly MessageDraft[];
  onChange(drafts: readonly MessageDraft[]): void;
}

/** The messages that tell the movers: which are made, and in which words. */
export function MessagesTab({ from, drafts, onChange }: MessagesTabProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (drafts.length === 0) return <EmptyState title={t('effects.noMessages')} />;
  const set = (id: string, part: Partial<MessageDraft>) =>
    onChange(drafts.map((draft) => (draft.id === id ? { ...draft, ...part } : draft)));
  return (
    <>
      <p className="effect-soft">{t('effects.messagesHint')}</p>
      <ul className="effect-messages">
        {drafts.map(({ id, group, text, use }) => {
          const count = formatCount(group.customers, language);
          const { validFrom, validTo } = toldDays(group, from);
          return (
            <li key={id}>
              <div className="effect-message-head">
                <Checkbox checked={use} onChange={({ target }) => set(id, { use: target.checked })}>
                  {t('effects.messageFor', { count })}
                </Checkbox>
                <span className="effect-soft tabular">
                  {t(`effects.moveKind.${group.kind}`)} · {t('effects.messageUntil', { from: validFrom, to: validTo })}
                </span>
              </div>
              <Input.TextArea
                aria-label={t('effects.messageText', { count })}
                autoSize={{ minRows: 1, maxRows: 4 }}
                maxLength={MESSAGE_TEXT_MOST}
                value={text}
                disabled={!use}
                onChange={({ target }) => set(id, { text: target.value })}
              />
            </li>
          );
        })}
      </ul>
    </>
  );
}
