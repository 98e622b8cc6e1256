import { useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FollowUpInHand, SATISFACTION } from '../../../../shared/contract/follow-ups.ts';
import { IN_HAND } from '../../../api/calls.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { useAnswerFollowUp } from '../../../api/follow-ups.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { dropTyping, keepTyping, keptTyping } from '../../../state/kept-typing.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { AskPanel } from '../AskPanel.tsx';
import { DigitList } from '../DigitList.tsx';
import { useClosePanel } from '../use-close-panel.ts';
import { useWork } from '../work-context.ts';

/** Whether a complaint of the customer on the line was settled, and how satisfied they are; one after another. */
export function FollowUpPanel() {
  const { t } = useTranslation();
  const [first] = useWork().inHand.followUps;
  // Of the panel, not of what is asked: that may be gone before its own answer is there.
  const close = useClosePanel();
  return (
    <AskPanel title={t('followUps.title')}>
      {first ? (
        <Ask key={first.ticketId} followUp={first} onKept={close} />
      ) : (
        <p className="ws-quiet">{t('followUps.none')}</p>
      )}
    </AskPanel>
  );
}

/** What is known so far of the answer; `null`: still to be asked. */
interface Said {
  readonly settled: boolean | null;
  readonly satisfaction: number | null;
}

interface AskProps {
  readonly followUp: FollowUpInHand;
  /** The answer is kept. */
  onKept(): void;
}

function Ask({ followUp, onKept }: AskProps) {
  const { t } = useTranslation();
  const [said, setSaid] = useState<Said>({ settled: null, satisfaction: null });
  const { number, categoryName, description, result, reply } = followUp;
  const facts: readonly (readonly [string, string | null])[] = [
    [t('followUps.complained'), description],
    [t('followUps.done'), result],
    [t('followUps.told'), reply],
  ];
  return (
    <>
      <p className="ws-quiet">
        <strong className="tabular">{number}</strong> {categoryName}
      </p>
      <dl className="ws-facts">
        {facts.map(
          ([name, text]) =>
            text !== null && (
              <div key={name}>
                <dt>{name}</dt>
                <dd className="ws-follow-up-text">{text}</dd>
              </div>
            ),
        )}
      </dl>
      {said.settled === null ? (
        <>
          <h3 className="ws-list-title">{t('followUps.isSettled')}</h3>
          <DigitList
            key="settled"
            label={t('followUps.isSettled')}
            choices={[
              { digit: '1', label: t('followUps.yes'), choose: () => setSaid({ settled: true, satisfaction: null }) },
              {
                digit: '2',
                label: t('followUps.no'),
                hint: t('followUps.noHint'),
                choose: () => setSaid({ settled: false, satisfaction: null }),
              },
            ]}
          />
        </>
      ) : said.settled && said.satisfaction === null ? (
        <>
          <h3 className="ws-list-title">{t('followUps.howSatisfied')}</h3>
          <DigitList
            key="score"
            label={t('followUps.howSatisfied')}
            choices={SATISFACTION.toReversed().map((satisfaction) => ({
              digit: String(satisfaction),
              label: t(`followUps.score.${satisfaction}`),
              choose: () => setSaid({ settled: true, satisfaction }),
            }))}
          />
        </>
      ) : (
        <Last followUp={followUp} settled={said.settled} satisfaction={said.satisfaction} onKept={onKept} />
      )}
    </>
  );
}

interface LastProps extends AskProps {
  readonly settled: boolean;
  readonly satisfaction: number | null;
}

/** The remark, or why it is not settled, kept over a step back; Enter keeps the answer. */
function Last({ followUp, settled, satisfaction, onKept }: LastProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const queryClient = useQueryClient();
  const answer = useAnswerFollowUp();
  const { ticketId, version, number } = followUp;
  const key = `follow-up ${ticketId}`;
  const [remark, setRemark] = useState(() => keptTyping<string>(key) ?? '');

  async function submit() {
    try {
      await answer.run({ ticketId, version, settled, satisfaction, remark });
    } catch {
      // What stands against it is said above; the case may be another by now.
      void queryClient.invalidateQueries({ queryKey: IN_HAND });
      return;
    }
    dropTyping(key);
    useWorkstation.getState().say({
      tone: settled ? 'success' : 'warning',
      text: settled ? t('followUps.kept', { number, score: satisfaction }) : t('followUps.reopened', { number }),
    });
    onKept();
    void queryClient.invalidateQueries({ queryKey: IN_HAND });
  }
  const canSubmit = !answer.pending && (settled || remark.trim() !== '');
  const label = t(settled ? 'followUps.remark' : 'followUps.reason');
  return (
    <form
      className="ws-follow-up-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ErrorNotice text={answer.error ? describe(answer.error) : null} />
      <p>
        {settled
          ? t('followUps.scoreOf', { score: satisfaction, word: t(`followUps.score.${satisfaction}`) })
          : t('followUps.no')}
      </p>
      <Input.TextArea
        autoFocus
        autoSize={{ minRows: 1, maxRows: 6 }}
        aria-label={label}
        placeholder={label}
        maxLength={2000}
        value={remark}
        onChange={({ target }) => {
          setRemark(target.value);
          keepTyping(key, target.value);
        }}
        onPressEnter={(event) => {
          if (event.nativeEvent.isComposing || event.shiftKey) return;
          event.preventDefault();
          if (canSubmit) void submit();
        }}
      />
      <Button type="primary" htmlType="submit" loading={answer.pending} disabled={!canSubmit}>
        {t(settled ? 'followUps.save' : 'followUps.reopen')} ↵
      </Button>
    </form>
  );
}
