import type { SampleCustomer } from './customers.ts';

/** What not everybody can do: which of a team's people hold it (by their place in it), and which customers need it. */
interface SampleSkill {
  readonly code: string;
  readonly name: string;
  readonly isHeldBy: (place: number) => boolean;
  readonly isNeededBy: (customer: SampleCustomer, index: number) => boolean;
}

export const SAMPLE_SKILLS: readonly SampleSkill[] = [
  {
    code: 'KA',
    name: '重点客户',
    isHeldBy: (place) => place % 3 !== 1,
    isNeededBy: ({ grade }, index) => grade === 'KA' && index % 3 !== 0,
  },
  {
    code: 'DIALECT',
    name: '本地方言',
    isHeldBy: (place) => place % 2 === 1,
    isNeededBy: ({ note }, index) => note?.includes('普通话') === true || index % 71 === 13,
  },
];
