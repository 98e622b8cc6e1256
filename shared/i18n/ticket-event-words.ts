import type { TFunction } from 'i18next';
import type { TicketEvent } from '../contract/ticket-view.ts';

const LEVELS = ['worker', 'lead', 'supervisor'] as const;

/** In this folder: whose a case of this level is. */
export function levelKey(level: number): `tickets.level.${(typeof LEVELS)[number]}` {
  return `tickets.level.${LEVELS[level] ?? 'supervisor'}`;
}

/** What an event says beyond its name. */
export function ticketEventWords(t: TFunction, { kind, data }: TicketEvent): string {
  const change = (from: string, to: string) => t('tickets.changed', { from, to });
  const said = (group: string, code: unknown) => t(`tickets.${group}.${String(code)}`);
  switch (kind) {
    case 'moved': {
      const step = `${said('transition', data.transition)}: ${change(said('state', data.from), said('state', data.to))}`;
      const word = data.byCustomer === true && t('followUps.byCustomer');
      return [step, word, data.toUnit, data.toAssignee].filter(Boolean).join(' · ');
    }
    case 'assigned': {
      const whose = (...names: unknown[]) => names.filter(Boolean).join(' · ') || '–';
      return change(whose(data.fromUnit, data.fromAssignee), whose(data.toUnit, data.toAssignee));
    }
    case 'order-linked':
      return [data.order, data.product].filter(Boolean).join(' · ');
    case 'registered':
      return String(data.category ?? '');
    case 'priority':
      return change(said('priority', data.from), said('priority', data.to));
    case 'category':
    case 'policy': {
      const changed = change(String(data.from || '–'), String(data.to || '–'));
      return data.kept === undefined ? changed : `${changed} · ${t('caseActions.kept', { fields: data.kept })}`;
    }
    case 'clock-warned':
    case 'clock-breached':
      return said('clock', data.clock);
    case 'climbed':
      return change(t(levelKey(Number(data.from))), t(levelKey(Number(data.to))));
    case 'checked':
      return t(data.done === true ? 'tickets.checkDone' : 'tickets.checkUndone');
    case 'change-asked':
    case 'change-applied':
      return t('caseChanges.fields', { fields: data.fields });
    case 'follow-up-planned':
      if (data.date === null) return t(`followUps.noCall.${String(data.noCall)}`);
      return t('followUps.event.planned', { date: data.date });
    case 'follow-up-answered':
      return data.settled === true
        ? t('followUps.event.settled', { score: data.satisfaction })
        : t('followUps.event.unsettled');
    case 'follow-up-unreached': {
      const disposition = t(`callLog.disposition.${String(data.disposition)}`);
      return t('followUps.event.unreached', { date: data.date, disposition });
    }
    default:
      return '';
  }
}
