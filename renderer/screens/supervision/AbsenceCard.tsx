import { LoginOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AbsenceLine, UndoAbsenceOutput } from '../../../shared/contract/absences.ts';
import { formatInstant } from '../../../shared/i18n/format.ts';
import type { Command } from '../../api/use-command.ts';
import { AskFirst } from '../../components/AskFirst.tsx';
import { useCompany } from '../../components/company-context.ts';
import { StateTag } from '../../components/StateTag.tsx';
import type { StateTone } from '../../components/state-look.tsx';
import { UndoButton } from './UndoButton.tsx';

const TONES: Readonly<Record<AbsenceLine['state'], StateTone>> = {
  now: 'paused',
  planned: 'waiting',
  over: 'none',
  undone: 'none',
};

interface AbsenceCardProps {
  readonly absence: AbsenceLine;
  readonly undo: Command<string, UndoAbsenceOutput>;
  readonly end: Command<string, unknown>;
}

/** One absence: who and when, where the calls went, and what can still be done about it. */
export function AbsenceCard({ absence, undo, end }: AbsenceCardProps) {
  const { t } = useTranslation();
  const { timeZone } = useCompany();
  const { message } = App.useApp();
  const isInForce = absence.state === 'now' || absence.state === 'planned';
  const shares = sharesOf(absence.shares, t('supervision.anybody'));
  const cases = absence.cases.reduce((sum, { count }) => sum + count, 0);

  async function takeBack() {
    const { takenBack, left, casesBack, casesLeft } = await undo.run(absence.id);
    const { operatorName: name } = absence;
    const calls = t('supervision.absence.undone', { name, takenBack, left });
    const more = t('supervision.absence.casesUndone', { name, back: casesBack, left: casesLeft });
    void message.success(casesBack + casesLeft === 0 ? calls : `${calls} ${more}`);
  }
  return (
    <li className="absence" data-testid="absence">
      <div className="absence-line">
        <strong>{absence.operatorName}</strong>
        <StateTag tone={TONES[absence.state]}>{t(`supervision.absence.state.${absence.state}`)}</StateTag>
        <span className="tabular">
          {absence.from === absence.to ? absence.from : `${absence.from} – ${absence.to}`}
        </span>
      </div>
      <div>
        {absence.reason}
        <span className="absence-soft">
          {' · '}
          {t('supervision.absence.markedBy', {
            name: absence.markedBy,
            at: formatInstant(absence.markedAtMs, timeZone, 'date-time'),
          })}
        </span>
      </div>
      <div>
        {absence.moved === 0
          ? t('supervision.absence.nothingMoved')
          : t('supervision.absence.moved', { count: absence.moved, shares })}
      </div>
      {cases > 0 && (
        <div>
          {t('supervision.absence.casesPassed', {
            count: cases,
            shares: sharesOf(absence.cases, t('supervision.absence.casesOfUnit')),
          })}
        </div>
      )}
      {isInForce && (
        <div className="absence-line">
          <UndoButton
            text={t('supervision.absence.undo')}
            untilMs={absence.undoUntilMs}
            pending={undo.pending}
            undo={() => void takeBack().catch(() => undefined)}
          />
          <AskFirst
            title={t('supervision.absence.endSure', { name: absence.operatorName })}
            description={t('supervision.absence.endHint')}
            okText={t('supervision.absence.end')}
            onConfirm={() => void end.run(absence.id).catch(() => undefined)}
          >
            <Button size="small" icon={<LoginOutlined aria-hidden />}>
              {t('supervision.absence.end')}
            </Button>
          </AskFirst>
        </div>
      )}
    </li>
  );
}

function sharesOf(shares: AbsenceLine['shares'], nobody: string): string {
  return shares.map(({ operatorName, count }) => `${operatorName ?? nobody} ${count}`).join(' · ');
}
