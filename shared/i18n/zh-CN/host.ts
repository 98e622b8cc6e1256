/** What the program says on the terminal and in Electron's own dialogs. */
export const host = {
  ready: 'Orderline 已启动：{{address}}',
  readyHint: '在浏览器中打开这个地址即可工作；按 Ctrl+C 结束。',
  opened: 'Orderline 已在浏览器中打开：{{address}}（按 Ctrl+C 结束）',
  secondOpened: 'Orderline 已在运行，已在浏览器中再打开一个窗口。',
  secondReady: 'Orderline 已在运行，新窗口的地址：{{address}}',
  behindProxy: '座席请打开：{{address}}',
  startFailedTitle: 'Orderline 无法启动',
};
