import { Button, Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { REMARK_MAX, type WorkDay } from '../../../shared/contract/work-log.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useSeeAnswers } from '../../api/work-log.ts';
import { InstantText } from '../../components/DateText.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { KeyHint } from '../../components/KeyHint.tsx';
import { RemarkConflict } from './RemarkConflict.tsx';
import { RemarkText } from './RemarkText.tsx';
import { useRemarkDraft } from './use-remark-draft.ts';

/** One's own words about the day: those that were read stay, with the answers; below the one that is being written. */
export function RemarkEditor({ day }: { readonly day: WorkDay }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const draft = useRemarkDraft(day);
  const firstChoice = useRef<HTMLButtonElement>(null);
  const field = useRef<TextAreaRef>(null);
  const read = day.remarks.filter(({ readAtMs }) => readAtMs !== null);
  const open = day.remarks.find(({ readAtMs }) => readAtMs === null);
  const hasNews = read.some(({ answer, answerSeenAtMs }) => answer !== null && answerSeenAtMs === null);
  const { run } = useSeeAnswers();
  useEffect(() => {
    if (hasNews) void run(day.date).catch(() => undefined);
  }, [hasNews, run, day.date]);
  return (
    <section className="work-remarks" aria-label={t('workLog.remarks')}>
      <h2>{t('workLog.remarks')}</h2>
      {read.map((remark) => (
        <RemarkText key={remark.id} remark={remark} />
      ))}
      {draft.other ? (
        <RemarkConflict
          other={draft.other}
          firstButton={firstChoice}
          onChoose={(choice) => {
            draft.choose(choice);
            field.current?.focus({ cursor: 'end' });
          }}
        />
      ) : (
        <ErrorNotice text={draft.error ? describe(draft.error) : null} />
      )}
      <Input.TextArea
        ref={field}
        aria-label={read.length > 0 ? t('workLog.another') : t('workLog.remarkLabel')}
        placeholder={read.length > 0 ? t('workLog.another') : t('workLog.remarkLabel')}
        aria-describedby="remark-hint"
        autoSize={{ minRows: 3, maxRows: 8 }}
        maxLength={REMARK_MAX}
        value={draft.text}
        onChange={(event) => draft.type(event.target.value)}
        onBlur={draft.saveNow}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !event.ctrlKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          if (draft.other) firstChoice.current?.focus();
          else draft.saveNow();
        }}
      />
      <div className="work-remark-foot">
        <span role="status" className="figures-soft" data-saved={draft.isSaved && !draft.pending}>
          {draft.pending ? (
            t('workLog.saving')
          ) : !draft.isSaved ? (
            t('workLog.unsaved')
          ) : open ? (
            <>
              {t('workLog.saved')} <InstantText atMs={open.writtenAtMs} style="time" /> · {t('workLog.notRead')}
            </>
          ) : null}
        </span>
        <Button size="small" disabled={draft.isSaved || draft.other !== null} onClick={draft.saveNow}>
          {t('workLog.save')} <KeyHint keys="Ctrl+Enter" />
        </Button>
      </div>
      <p id="remark-hint" className="figures-soft">
        {t('workLog.remarkHint')}
      </p>
    </section>
  );
}
