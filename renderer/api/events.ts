import type { EventTopic } from '../../shared/contract/events.ts';

/**
 * Which features' queries may answer differently after an event. Query keys begin with the feature's name:
 * `[feature, procedure, input]`.
 */
export const FEATURES_OF_TOPIC: Readonly<Record<EventTopic, readonly string[] | 'all'>> = {
  'queue.changed': ['queue', 'supervision', 'customers'],
  'call.changed': ['customerHistory', 'calls', 'queue', 'seats', 'supervision', 'customers'],
  'seat.changed': ['seats', 'supervision'],
  // The workstation asks again, unless it was itself.
  'seat.moved': [],
  'order.changed': ['customerHistory', 'orders', 'quotas', 'queue', 'supervision', 'customers', 'calls'],
  // Deposit and credit stand on the order form.
  'customer.changed': ['customers', 'customerHistory', 'customerChanges', 'routes', 'queue', 'orders'],
  'request.changed': ['customerChanges', 'customerHistory'],
  'product.changed': ['products', 'orders', 'quotas', 'lateQuotas'],
  'plan.changed': [
    'customerHistory',
    'exceptions',
    'pauses',
    'orderCalendars',
    'orders',
    'classes',
    'strategies',
    'calendar',
    'routes',
    'queue',
    'customers',
    'messages',
  ],
  'message.changed': ['messages', 'customerHistory'],
  'broadcast.sent': ['broadcasts'],
  'broadcast.withdrawn': ['broadcasts'],
  'broadcast.read': ['broadcasts'],
  'note.changed': ['shiftNotes'],
  'remark.changed': ['workLog'],
  'ticket.changed': ['tickets', 'customers', 'queue'],
  'case-setup.changed': ['caseSetup', 'tickets'],
  'view.changed': ['savedViews'],
  'people.changed': ['operators', 'auth', 'supervision'],
  'skill.changed': ['skills', 'customers', 'queue', 'supervision', 'coverage'],
  'job.progress': [],
  'settings.changed': 'all',
  'external.changed': 'all',
};

/** The features to ask again after these topics, each once. */
export function featuresOf(topics: Iterable<EventTopic>): ReadonlySet<string> | 'all' {
  const features = new Set<string>();
  for (const topic of topics) {
    const named = FEATURES_OF_TOPIC[topic];
    if (named === 'all') return 'all';
    for (const feature of named) features.add(feature);
  }
  return features;
}
