import { App, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperatorRow } from '../../../shared/contract/operators.ts';
import type { SkillRow } from '../../../shared/contract/skills.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useGiveSkills } from '../../api/skills.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { SkillChoice, type SkillMarks, skillsToSet } from '../../components/SkillChoice.tsx';
import { useWhileShown } from '../../components/use-while-shown.ts';

interface SkillDialogProps {
  readonly people: readonly Pick<OperatorRow, 'id' | 'name'>[];
  readonly skills: readonly SkillRow[];
  skillsOf(operatorId: string): readonly string[];
  onClose(): void;
}

/** What one person holds, or several do: what only some of them hold stays as it is until it is ticked or cleared. */
export function SkillDialog({ people, skills, skillsOf, onClose }: SkillDialogProps) {
  const { t } = useTranslation();
  const closeThis = useWhileShown(onClose);
  const describe = useErrorText();
  const { message } = App.useApp();
  const give = useGiveSkills();
  const [marks, setMarks] = useState<SkillMarks>(new Map());

  async function submit() {
    const { changed } = await give.run({ operatorIds: people.map(({ id }) => id), ...skillsToSet(marks) });
    void message.success(changed === 0 ? t('skills.unchanged') : t('skills.saved', { count: changed }));
    closeThis();
  }

  return (
    <Modal
      closable={{ 'aria-label': t('common.close') }}
      open
      title={
        people.length === 1
          ? t('skills.titleOf', { name: people[0]?.name })
          : t('skills.titleOfMany', { count: people.length })
      }
      onCancel={onClose}
      onOk={() => void submit().catch(() => undefined)}
      okText={t('common.save')}
      confirmLoading={give.pending}
    >
      <ErrorNotice text={give.error ? describe(give.error) : null} />
      <SkillChoice
        skills={skills}
        had={people.map(({ id }) => skillsOf(id))}
        marks={marks}
        onChange={setMarks}
        onSubmit={() => void submit().catch(() => undefined)}
      />
    </Modal>
  );
}
