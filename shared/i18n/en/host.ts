import type { Messages } from '../messages.ts';
import type { host as zh } from '../zh-CN/host.ts';

export const host: Messages<typeof zh> = {
  ready: 'Orderline is running: {{address}}',
  readyHint: 'Open this address in a browser to work; Ctrl+C ends the program.',
  opened: 'Orderline is open in your browser: {{address}} (Ctrl+C ends it)',
  secondOpened: 'Orderline is running already; one more window is open in your browser.',
  secondReady: 'Orderline is running already; the address of one more window: {{address}}',
  behindProxy: 'The seats open: {{address}}',
  startFailedTitle: 'Orderline cannot start',
};
