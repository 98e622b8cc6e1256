import type { Page } from 'playwright/test';
import { checkAxe, expect, screenshot, signIn, test } from './fixtures.ts';

test.use({ locale: 'zh-CN' });

const YESTERDAY = '2026-11-22';

test('from an empty folder to people and the sample center', async ({ page, openWindow }) => {
  await expect(page.getByRole('heading', { name: '欢迎使用电话订货工作站' })).toBeVisible();
  await expect(page.getByLabel('登录名')).toBeFocused();
  await checkAxe(page);
  await screenshot(page, 'first-start-administrator');

  await page.getByLabel('登录名').fill('boss');
  await page.getByLabel('姓名').fill('王敏');
  await page.getByLabel('密码', { exact: true }).fill('12345678');
  await page.getByLabel('再输一次密码').fill('12345678');
  await page.getByRole('button', { name: '建立管理员并登录' }).click();
  await expect(page.getByRole('alert')).toContainText('顺序，请另选一个');

  await page.getByLabel('密码', { exact: true }).fill('orderline-demo');
  await page.getByLabel('再输一次密码').fill('orderline-other');
  await page.keyboard.press('Enter');
  await expect(page.getByText('两次输入的密码不同')).toBeVisible();
  await page.getByLabel('再输一次密码').fill('orderline-demo');
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { name: '添加人员', level: 1 })).toBeVisible();
  await checkAxe(page);
  await page.getByLabel('登录名').fill('zhangmin');
  await page.getByLabel('密码', { exact: true }).fill('long enough');
  await page.getByLabel('姓名').fill('张敏');
  await page.getByLabel('座席', { exact: true }).fill('01');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '添加人员' }).click();
  await expect(page.getByText('zhangmin · 座席员 · 座席 01')).toBeVisible();
  await screenshot(page, 'first-start-people');

  await page.getByRole('button', { name: '下一步' }).click();
  await expect(page.getByRole('heading', { name: '数据从哪里来？' })).toBeVisible();
  await screenshot(page, 'first-start-data');
  await checkAxe(page);
  await page.getByLabel('零售户数量').fill('200');
  await expect(page.getByRole('checkbox', { name: /^带截至昨天 8 周的工作记录/ })).toBeChecked();
  await page.getByRole('button', { name: '装入示例中心' }).click();
  await expect(page.getByText('示例中心已就绪')).toBeVisible({ timeout: 90_000 });
  await expect(page.getByRole('row', { name: /座席员.*op01/ })).toBeVisible();
  await screenshot(page, 'first-start-sample');
  await checkAxe(page);
  await page.getByRole('button', { name: '开始使用' }).click();
  await expect(page).toHaveURL(/\/supervision$/);

  const other = await openWindow();
  await signIn(other, 'zhangmin', 'long enough');
  await expect(other.getByRole('button', { name: /张敏/ })).toBeVisible();

  await test.step('the sample has a past, and call log, reports, work log and case figures show it in both languages', async () => {
    await showsThePast(page, '看最近 30 天');
    const english = await openWindow({ locale: 'en-GB' });
    await signIn(english, 'supervisor');
    await showsThePast(english, 'Show the last 30 days');
  });
});

async function showsThePast(page: Page, last30: string): Promise<void> {
  const open = (path: string) => page.goto(new URL(path, page.url()).href);
  const number = (name: string) => page.locator(`[data-tile="${name}"]`).locator('.figure-value, a').first();
  await open('/calls');
  await page.getByRole('button', { name: last30 }).click();
  await expect(page.locator('.call-log-totals')).toContainText(/[678]\d\.\d%/);
  await open(`/reports?from=2026-10-25&to=${YESTERDAY}`);
  await expect(number('connectRate')).toHaveText(/^[678]\d\.\d%$/);
  await expect(number('occupancy')).toHaveText(/^\d+\.\d%$/);
  await open(`/work-log?date=${YESTERDAY}`);
  await expect(page.getByRole('main')).toContainText(/[56]:\d\d:\d\d/);
  await open('/case-figures');
  await expect(number('registered')).toHaveText(/^[1-9]/);
}

test('is over once there is an administrator, in every window', async ({ page, host, openWindow }) => {
  await expect(page.getByRole('heading', { name: '欢迎使用电话订货工作站' })).toBeVisible();
  const made = await host.cli(['init', '--admin', 'admin'], 'orderline-demo');
  expect(made).toMatchObject({ exitCode: 0 });
  await page.getByLabel('登录名').fill('eve');
  await page.getByLabel('姓名').fill('Eve');
  await page.getByLabel('密码', { exact: true }).fill('orderline-demo');
  await page.getByLabel('再输一次密码').fill('orderline-demo');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '登录工作站' })).toBeVisible();
  const other = await openWindow();
  await signIn(other, 'admin');
  await expect(other.getByRole('heading', { name: '人员与座席' })).toBeVisible();
});
