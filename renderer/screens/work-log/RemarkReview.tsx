import { CheckOutlined } from '@ant-design/icons';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { REMARK_MAX, type WorkDay, type WorkRemark } from '../../../shared/contract/work-log.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useReadRemark } from '../../api/work-log.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { KeyHint } from '../../components/KeyHint.tsx';
import { leftAfter } from '../../components/left-after.ts';
import { useWhileShown } from '../../components/use-while-shown.ts';
import { dropTyping, keepTyping, keptTyping } from '../../state/kept-typing.ts';
import { dayAddress } from './day-address.ts';
import { RemarkText } from './RemarkText.tsx';

interface NextDay {
  readonly date: string;
  readonly operatorId: string;
}

/** What the person wrote, for the lead: Ctrl+Enter marks the unread one as read and goes to the next. */
export function RemarkReview({ day }: { readonly day: WorkDay }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  // Of the day, not of the form: that may be gone before its own answer is there.
  const goOn = useWhileShown((to: NextDay) => void navigate(dayAddress(to.date, to.operatorId)));
  const waits = day.remarks.findLast(({ answer }) => answer === null);
  return (
    <section className="work-remarks" aria-label={t('workLog.remarks')}>
      <h2>{t('workLog.remarks')}</h2>
      {day.remarks.length === 0 && <p className="figures-soft">{t('workLog.noRemark')}</p>}
      {day.remarks.map((remark) => (
        <RemarkText key={remark.id} remark={remark} />
      ))}
      {waits && <AnswerForm key={waits.id} remark={waits} onNext={goOn} />}
    </section>
  );
}

interface AnswerFormProps {
  readonly remark: WorkRemark;
  /** It was read, and this is the day of the next that waits. */
  onNext(next: NextDay): void;
}

function AnswerForm({ remark, onNext }: AnswerFormProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { message } = App.useApp();
  const read = useReadRemark();
  const key = `answer ${remark.id}`;
  const [answer, setAnswer] = useState(() => keptTyping<string>(key) ?? '');
  const isUnread = remark.readAtMs === null;
  const isReady = isUnread || answer.trim() !== '';
  async function submit() {
    if (!isReady || read.pending) return;
    const { next } = await read.run({ remarkId: remark.id, revision: remark.revision, answer });
    setAnswer((now) => leftAfter(answer, now));
    if (keptTyping<string>(key) === answer) dropTyping(key);
    if (!isUnread) return;
    if (next) onNext(next);
    else void message.info(t('workLog.nothingNext'));
  }
  return (
    <div className="work-answer-form">
      <ErrorNotice text={read.error ? describe(read.error) : null} onClose={read.clearError} />
      <Input.TextArea
        autoFocus={isUnread}
        aria-label={t('workLog.answerLabel')}
        placeholder={t('workLog.answerLabel')}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={REMARK_MAX}
        value={answer}
        onChange={(event) => {
          setAnswer(event.target.value);
          keepTyping(key, event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !event.ctrlKey || event.nativeEvent.isComposing || event.repeat) return;
          event.preventDefault();
          void submit().catch(() => undefined);
        }}
      />
      <Button
        type={isUnread ? 'primary' : 'default'}
        icon={<CheckOutlined aria-hidden />}
        disabled={!isReady}
        loading={read.pending}
        onClick={() => void submit().catch(() => undefined)}
      >
        {t(isUnread ? 'workLog.markRead' : 'workLog.sendAnswer')} <KeyHint keys="Ctrl+Enter" />
      </Button>
    </div>
  );
}
