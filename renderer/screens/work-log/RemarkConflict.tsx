import { Button } from 'antd';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { InstantText } from '../../components/DateText.tsx';
import type { RemarkVersion } from './remark-versions.ts';
import type { RemarkChoice } from './use-remark-draft.ts';

interface RemarkConflictProps {
  /** What is stored now. */
  readonly other: RemarkVersion;
  onChoose(choice: RemarkChoice): void;
  readonly firstButton: RefObject<HTMLButtonElement | null>;
}

/** Another window wrote the same remark: its text beside the one that is typed here, until one of them or both is chosen. */
export function RemarkConflict({ other, onChoose, firstButton }: RemarkConflictProps) {
  const { t } = useTranslation();
  const isGone = other.id === null;
  const choices: readonly RemarkChoice[] = isGone ? ['typed', 'stored'] : ['both', 'typed', 'stored'];
  return (
    <div className="work-conflict" role="alert">
      <strong>
        {t(isGone ? 'workLog.deletedElsewhere' : 'workLog.changedElsewhere')}{' '}
        {!isGone && <InstantText atMs={other.writtenAtMs} style="time" />}
      </strong>
      {!isGone && <p className="work-words">{other.text}</p>}
      <p className="figures-soft">{t('workLog.chooseText')}</p>
      <div className="work-conflict-choices">
        {choices.map((choice, at) => (
          <Button
            key={choice}
            ref={at === 0 ? firstButton : null}
            size="small"
            type={at === 0 ? 'primary' : 'default'}
            onClick={() => onChoose(choice)}
          >
            {t(`workLog.choice.${isGone && choice === 'stored' ? 'gone' : choice}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}
