import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MovableLine, MovableList } from '../../../shared/contract/supervision.ts';
import { lackOf } from '../../../shared/domain/queue/skills.ts';

interface LackNoticeProps {
  readonly list: MovableList;
  readonly chosen: readonly MovableLine[];
  readonly receivers: readonly { readonly id: string; readonly name: string }[];
}

/** Says before calls are given who of the receivers cannot have them by rule, or has them though a skill is missing. */
export function LackNotice({ list, chosen, receivers }: LackNoticeProps) {
  const { t } = useTranslation();
  const held = new Map(list.held.map(({ operatorId, skillIds }) => [operatorId, new Set(skillIds)]));
  const lack = lackOf(
    chosen.map((line) => line.neededSkills),
    receivers.map(({ id }) => held.get(id)),
  );
  const [only] = receivers;
  if (lack === null || !only) return null;
  const skills = list.skills
    .filter(({ id }) => lack.skillIds.includes(id))
    .map(({ name }) => name)
    .join(' + ');
  const text = t(receivers.length === 1 ? 'skills.lacksNamed' : 'skills.lackAmong', {
    count: lack.calls,
    skills,
    name: only.name,
  });
  return <Alert type="warning" showIcon role="status" title={text} style={{ marginBottom: 12 }} />;
}
