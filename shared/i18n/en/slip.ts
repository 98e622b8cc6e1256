import type { Messages } from '../messages.ts';
import type { slip as zh } from '../zh-CN/slip.ts';

export const slip: Messages<typeof zh> = {
  title: 'Order {{number}}',
  total: 'Lines {{lines}}, total quantity {{quantity}}, amount {{amount}}',
  written: 'Taken by {{operator}}, {{at}} (version {{version}})',
  fact: '{{label}}: {{text}}',
  show: 'Order slip',
  print: 'Print',
  copy: 'Copy as text',
  copyHint: 'For a chat or a text message',
  copied: 'The slip is copied',
  copyRefused: 'The system does not allow copying. Print it, or mark the text by hand.',
  none: 'No order was taken here yet.',
};
