import { BorderOutlined, CheckSquareOutlined } from '@ant-design/icons';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageInHand } from '../../../../shared/contract/calls.ts';
import { KEY_MAP } from '../../../app/key-map.ts';
import { KeyHint } from '../../../components/KeyHint.tsx';
import { stepFocus } from '../../../components/step-focus.ts';
import { useSideTab } from '../../../state/side-tab.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { useWork } from '../work-context.ts';

/** Digits reach so many lines; arrows and the space bar reach all. */
const DIGITS = 9;

/** What has to be said in this call: a digit, the space bar or a click ticks it, once more takes the tick back. */
export function MessagesTab() {
  const { t } = useTranslation();
  const { inHand, steps, run } = useWork();
  const list = useRef<HTMLUListElement>(null);
  const wish = useSideTab((state) => state.messagesWish);
  const answered = useRef(0);
  const { messages } = inHand;
  const left = messages.filter((message) => !message.conveyed).length;

  useEffect(() => {
    if (wish === answered.current) return;
    answered.current = wish;
    const lines = [...(list.current?.querySelectorAll('button') ?? [])];
    (lines.find((line) => line.getAttribute('aria-checked') === 'false') ?? lines[0])?.focus();
  }, [wish]);

  function toggle({ messageId, conveyed }: MessageInHand) {
    void run(steps.convey, { messageId, conveyed: !conveyed });
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey) return;
    const lines = [...(list.current?.querySelectorAll('button') ?? [])];
    if (stepFocus(event, lines)) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      useWorkstation.getState().focusRow(null);
    } else {
      const at = Number(event.key.normalize('NFKC')) - 1;
      const message = messages[at];
      if (!message || at >= DIGITS) return;
      event.preventDefault();
      if (event.repeat) return;
      lines[at]?.focus();
      toggle(message);
    }
  }

  if (messages.length === 0) {
    return (
      <p className="ws-quiet">
        {t('workstation.noMessages')}
        <br />
        {t('workstation.noMessagesHint')}
      </p>
    );
  }
  return (
    <>
      <div className="ws-messages-head">
        <strong data-testid="to-convey">
          {left === 0 ? t('workstation.allConveyed') : t('workstation.toConvey', { count: left })}
        </strong>
        <button type="button" className="ws-link" onClick={() => useSideTab.getState().focusMessages()}>
          <KeyHint keys={KEY_MAP.messages.keys} />
        </button>
      </div>
      <ul ref={list} className="ws-messages" aria-label={t('workstation.tab.messages')} onKeyDown={onKeyDown}>
        {messages.map((message, index) => (
          <li key={message.messageId}>
            {/* biome-ignore lint/a11y/useSemanticElements: keys and looks are those of every short list here */}
            <button
              type="button"
              role="checkbox"
              aria-checked={message.conveyed}
              className="ws-choice ws-message"
              onClick={() => toggle(message)}
            >
              {index < DIGITS ? <kbd>{index + 1}</kbd> : <span />}
              {message.conveyed ? <CheckSquareOutlined aria-hidden /> : <BorderOutlined aria-hidden />}
              <span className="ws-choice-text">{message.text}</span>
            </button>
          </li>
        ))}
      </ul>
      {inHand.call === null && <p className="ws-quiet">{t('workstation.ticksStartCall')}</p>}
    </>
  );
}
