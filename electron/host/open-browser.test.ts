import { expect, it } from 'vitest';
import { browserCommand } from './open-browser.ts';

it('knows every system and none without a display', () => {
  const address = 'http://127.0.0.1:1/launch?token=a&b';
  expect(browserCommand('darwin', {}, address)).toEqual(['open', address]);
  expect(browserCommand('win32', {}, address)).toEqual(['rundll32.exe', 'url.dll,FileProtocolHandler', address]);
  expect(browserCommand('linux', { DISPLAY: ':0' }, address)).toEqual(['xdg-open', address]);
  expect(browserCommand('linux', { WAYLAND_DISPLAY: 'wayland-0' }, address)).toEqual(['xdg-open', address]);
  expect(browserCommand('linux', {}, address)).toBeNull();
});
