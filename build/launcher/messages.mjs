/**
 * The launcher's own words. It runs before anything is installed, on a Node that knows no TypeScript, so they cannot
 * come from shared/i18n.
 */
const WORDS = {
  zh: {
    nodeTooOld: (/** @type {string} */ version) => `需要 Node.js 20 或更新版本，当前是 ${version}。`,
    noInnerNode: (/** @type {string} */ platform, /** @type {string} */ version) =>
      `本机（${platform}）没有随附的 Node.js，需要自行安装 Node.js 22 或更新版本，当前是 ${version}。`,
    installing: () => '正在安装依赖（按 package-lock.json）…',
    installFailed: (/** @type {number} */ code) => `安装依赖失败（npm 退出码 ${code}）。请检查网络后重试。`,
    building: () => '正在构建…',
    buildFailed: () => '构建失败。',
    waiting: () => '另一个命令正在安装或构建，等待其完成…',
    unknownCommand: (/** @type {string} */ name, /** @type {string} */ all) => `没有命令“${name}”。可用：${all}`,
    noDisplay: () => '没有图形显示，工作站在浏览器中打开。',
    asRoot: () => '以 root 身份运行时不使用 Electron，工作站在浏览器中打开。',
    asked: () => '按要求，工作站在浏览器中打开。',
    noElectron: () => '无法取得 Electron 程序，工作站在浏览器中打开。',
    downloading: () => '正在下载 Electron（最多 60 秒）…',
  },
  en: {
    nodeTooOld: (/** @type {string} */ version) => `Node.js 20 or newer is needed; this is ${version}.`,
    noInnerNode: (/** @type {string} */ platform, /** @type {string} */ version) =>
      `No Node.js comes along for this machine (${platform}); please install Node.js 22 or newer, this is ${version}.`,
    installing: () => 'Installing what package-lock.json asks for …',
    installFailed: (/** @type {number} */ code) =>
      `The installation failed (npm ended with ${code}). Check the network and try again.`,
    building: () => 'Building …',
    buildFailed: () => 'The build failed.',
    waiting: () => 'Another command is installing or building; waiting for it …',
    unknownCommand: (/** @type {string} */ name, /** @type {string} */ all) =>
      `There is no command "${name}". There are: ${all}`,
    noDisplay: () => 'There is no display, so the workstation runs in a browser.',
    asRoot: () => 'Electron is not run as root, so the workstation opens in the browser.',
    asked: () => 'The workstation opens in the browser, as asked.',
    noElectron: () => "Electron's program is not to be had here, so the workstation opens in the browser.",
    downloading: () => 'Downloading Electron (60 seconds at most) …',
  },
};

/** Chinese for a Chinese system, else English. */
export function words(env = process.env) {
  const system = env.LC_ALL || env.LC_MESSAGES || env.LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return /^zh/i.test(system) ? WORDS.zh : WORDS.en;
}

/** A sentence for the user; standard output stays the command's own. @param {string} sentence */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/** Ends the launcher with one plain sentence instead of a stack. */
export class Refusal extends Error {}
