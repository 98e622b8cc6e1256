import { useTranslation } from 'react-i18next';
import type { WorkRemark } from '../../../shared/contract/work-log.ts';
import { InstantText } from '../../components/DateText.tsx';
import { StateTag } from '../../components/StateTag.tsx';

/** A remark as it stands, by whom it was read and what they answered. */
export function RemarkText({ remark }: { readonly remark: WorkRemark }) {
  const { t } = useTranslation();
  const { text, writtenAtMs, readAtMs, readBy, answer, answeredBy, answeredAtMs } = remark;
  return (
    <article className="work-remark">
      <p className="work-words">{text}</p>
      <p className="figures-soft">
        {t('workLog.written')} <InstantText atMs={writtenAtMs} />{' '}
        {readAtMs === null ? (
          <StateTag tone="wrap-up">{t('workLog.notRead')}</StateTag>
        ) : (
          <StateTag tone="done">
            {t('workLog.readBy', { name: readBy })} <InstantText atMs={readAtMs} style="time" />
          </StateTag>
        )}
      </p>
      {answer !== null && (
        <p className="work-answer">
          <span className="soft">
            {t('workLog.answeredBy', { name: answeredBy })} <InstantText atMs={answeredAtMs} />
          </span>
          <br />
          <span className="work-words">{answer}</span>
        </p>
      )}
    </article>
  );
}
