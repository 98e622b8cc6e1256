import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MoveProposal } from '../../../shared/contract/supervision.ts';
import { formatInstant } from '../../../shared/i18n/format.ts';
import { useCompany } from '../../components/company-context.ts';

/** Who could take how many calls of a late route, what that makes of it, and what is still missing. */
export function ProposalText({ proposal }: { readonly proposal: MoveProposal }) {
  const { t } = useTranslation();
  const { timeZone } = useCompany();
  const { from, to, finishedAtMs, short, moreSeats } = proposal;
  const route = proposal.routeName || t('supervision.noRoute');
  const shares = (all: MoveProposal['to']) => all.map((share) => `${share.operatorName} ${share.count}`).join(' · ');
  const sentences: string[] = [];
  if (to.length > 0) {
    sentences.push(t('supervision.forecast.proposal', { from: shares(from), to: shares(to) }));
    sentences.push(
      finishedAtMs === null
        ? t('supervision.forecast.makesLittle', { route })
        : t('supervision.forecast.makes', { route, time: formatInstant(finishedAtMs, timeZone, 'time') }),
    );
    if (short > 0) sentences.push(t('supervision.forecast.short', { count: short }));
  } else if (short > 0 || moreSeats > 0) sentences.push(t('supervision.forecast.nobody', { route }));
  else sentences.push(t('supervision.forecast.inTime', { route }));
  if (moreSeats > 0) sentences.push(t('supervision.forecast.moreSeats', { count: moreSeats }));
  return (
    <Alert
      data-testid="proposal"
      className="reassign-proposal"
      type={to.length > 0 && short === 0 ? 'info' : 'warning'}
      showIcon
      title={sentences.join(' ')}
    />
  );
}
