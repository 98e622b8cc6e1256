import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAbsenceSteps, useAbsences } from '../../api/absences.ts';
import { useErrorText } from '../../api/error-text.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { AbsenceCard } from './AbsenceCard.tsx';
import { MarkAbsentForm } from './MarkAbsentForm.tsx';
import './absences.css';

/** Who is away: marks somebody, shows where the calls went, takes them back or ends it early. */
export function AbsencesDrawer({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const query = useAbsences();
  const steps = useAbsenceSteps();
  const list = query.data;
  const error = steps.undo.error ?? steps.end.error ?? query.error;
  return (
    <SideDrawer size={480} title={t('supervision.absence.title')} onClose={onClose}>
      {list && <MarkAbsentForm people={list.people} today={list.today} mark={steps.mark} />}
      <ErrorNotice
        text={error ? describe(error) : null}
        {...(query.error ? { onRetry: () => void query.refetch() } : {})}
      />
      {query.isPending && <Skeleton active />}
      {list && (
        <section aria-label={t('supervision.absence.list')}>
          {list.absences.length === 0 && (
            <EmptyState title={t('supervision.absence.none')} hint={t('supervision.absence.noneHint')} />
          )}
          <ul className="absences">
            {list.absences.map((absence) => (
              <AbsenceCard key={absence.id} absence={absence} undo={steps.undo} end={steps.end} />
            ))}
          </ul>
        </section>
      )}
    </SideDrawer>
  );
}
