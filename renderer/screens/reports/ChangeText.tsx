import { useTranslation } from 'react-i18next';
import type { FigureChange } from '../../../shared/domain/supervision/change-of.ts';
import { useLanguage } from '../../components/use-language.ts';
import { changeAmount } from './change-amount.ts';

const ARROWS = { up: '▲', down: '▼', same: '=' } as const;

/** Up or down and by how much, in a sign and a number; nothing where there is nothing to compare. */
export function ChangeText({ change }: { readonly change: FigureChange | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (change === null) return null;
  const { way, by, inPoints } = change;
  const moved = by === null ? '' : changeAmount(by, inPoints, language);
  const amount = by !== null && inPoints ? t('reports.change.points', { by: moved }) : moved;
  const words =
    by === null
      ? t('reports.change.new')
      : way === 'same'
        ? t('reports.change.same')
        : t(`reports.change.${way}`, { by: amount });
  return (
    <span className={`figures-change figures-change-${way}`} role="img" aria-label={words} title={words}>
      {ARROWS[way]}
      {way === 'same' ? '' : amount}
    </span>
  );
}
