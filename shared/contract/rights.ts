/**
 * The rights of product.md section 10 as data. A procedure declares one of them; a role is a set of them;
 * a person's rights are the union over their roles.
 */
export const ROLES = ['operator', 'lead', 'supervisor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

const RIGHT_ROLES = {
  /** Sign-in and first start: asked before there is a session. */
  public: [],
  /** Any signed-in person: own session, own password, own settings. */
  'session.own': ['operator', 'lead', 'supervisor', 'administrator'],
  'call.work': ['operator', 'lead', 'supervisor'],
  'order.write': ['operator', 'lead', 'supervisor'],
  'customer.read': ['operator', 'lead', 'supervisor'],
  'phone.full': ['lead', 'supervisor'],
  /** Deciding on changes of customers' data that somebody asked for. */
  'customer.approve': ['lead', 'supervisor'],
  /** Customers, products and routes. */
  'master.write': ['supervisor'],
  'queue.read': ['operator', 'lead', 'supervisor'],
  'queue.manage': ['lead', 'supervisor'],
  /** Giving a route's orders to the distribution system, after the cut-off. */
  'orders.handOver': ['lead', 'supervisor'],
  'plan.read': ['lead', 'supervisor'],
  'plan.write': ['supervisor'],
  'supervision.read': ['lead', 'supervisor'],
  /** Complaints, suggestions and service requests: register, work, read within the own reach. */
  'ticket.work': ['operator', 'lead', 'supervisor'],
  /** Their categories, policies, units and articles. */
  'ticket.setup': ['supervisor'],
  'calls.read': ['operator', 'lead', 'supervisor'],
  /** Figures of calls and orders: own, of the team, of all. */
  'reports.read': ['operator', 'lead', 'supervisor'],
  'calls.export': ['supervisor'],
  'import.run': ['supervisor', 'administrator'],
  'operators.manage': ['administrator'],
  'settings.manage': ['administrator'],
  'audit.read': ['supervisor', 'administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Right = keyof typeof RIGHT_ROLES;
export const RIGHTS = Object.keys(RIGHT_ROLES) as Right[];

/** The rights that a person with these roles holds, `public` included. */
export function rightsOf(roles: readonly Role[]): Set<Right> {
  const held = new Set<Right>(['public']);
  for (const right of RIGHTS) {
    const allowed: readonly Role[] = RIGHT_ROLES[right];
    if (roles.some((role) => allowed.includes(role))) held.add(right);
  }
  return held;
}

export const DATA_SCOPES = ['own', 'team', 'all'] as const;
/** How far a person's view reaches: own work, the team's, or everything. */
export type DataScope = (typeof DATA_SCOPES)[number];

/**
 * The widest scope that these roles give. An administrator sees no customers, orders or calls, so the role widens
 * nobody's view of them; alone it reaches the whole center, whose people and settings it keeps.
 */
export function scopeOf(roles: readonly Role[]): DataScope {
  if (roles.includes('supervisor')) return 'all';
  if (roles.includes('lead')) return 'team';
  return roles.includes('administrator') && !roles.includes('operator') ? 'all' : 'own';
}
