import { checkAxe, expect, screenshot, signIn, test } from './fixtures.ts';
import { holdRequests } from './harness/holding.ts';
import { SAMPLE_PASSWORD, TEST_NOW_MS } from './harness/template.ts';

test.use({ template: 'sample', locale: 'zh-CN' });

test('a wrong password is refused in a sentence, slowed down and locked', async ({ page, clock }) => {
  const login = page.getByLabel('登录名');
  const password = page.getByLabel('密码', { exact: true });
  await expect(login).toBeFocused();
  await checkAxe(page);
  await screenshot(page, 'sign-in');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Dark' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to the workstation' })).toBeVisible();
  await checkAxe(page);
  await screenshot(page, 'sign-in-en-dark');
  await page.getByRole('button', { name: 'Light' }).click();
  await page.getByRole('button', { name: '中文' }).click();
  await login.fill('op01');
  const tryWrong = async () => {
    await password.fill('not the password');
    await page.keyboard.press('Enter');
    // Emptied by the refusal.
    await expect(password).toHaveValue('');
  };
  await tryWrong();
  await expect(page.getByRole('alert')).toHaveText('登录名或密码不正确。');
  await expect(password).toBeFocused();
  await expect(password).toHaveValue('');
  await screenshot(page, 'sign-in-refused');
  // What is typed anew before the refusal is here stays.
  const refused = await holdRequests(page, 'auth.signIn');
  await password.fill('not the password');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toBeHidden();
  await password.fill('typed anew');
  refused();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(password).toHaveValue('typed anew');
  // The waits double, so however slow the machine is, one of them is met.
  const alert = page.getByRole('alert');
  await expect(async () => {
    await tryWrong();
    await expect(alert).toHaveText(/多次输入有误。请在 \d+ 秒后再试。/, { timeout: 500 });
  }).toPass();
  let nowMs = TEST_NOW_MS;
  await expect(async () => {
    nowMs += 70_000;
    await clock.set(nowMs);
    await tryWrong();
    await tryWrong();
    await expect(alert).toContainText('已锁定', { timeout: 500 });
  }).toPass();
  await password.fill(SAMPLE_PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText(/已锁定，1\d 分钟后自动解锁/);
  await screenshot(page, 'sign-in-locked');
  await checkAxe(page);
  await clock.set(nowMs + 16 * 60_000);
  await password.fill(SAMPLE_PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/work$/);
});

test('an ended session asks for the password and leaves the work in place', async ({ page, clock }) => {
  await signIn(page, 'admin');
  await page.getByRole('button', { name: '添加人员' }).click();
  await page.getByLabel('登录名', { exact: true }).fill('half-typed');
  await clock.set(TEST_NOW_MS + 13 * 3_600_000);
  await page.getByLabel('密码', { exact: true }).fill('long enough');
  await page.getByLabel('姓名', { exact: true }).fill('未完成');
  await page
    .getByRole('button', { name: '保 存' })
    .or(page.getByRole('button', { name: '保存', exact: true }))
    .click();
  await expect(page.getByRole('heading', { name: '登录已结束，您的工作仍保留在后面' })).toBeVisible();
  await expect(page.locator('input[autocomplete="username"]')).toHaveValue('admin');
  await expect(page.locator('input[autocomplete="current-password"]')).toBeFocused();
  await screenshot(page, 'sign-in-again');
  await page.locator('input[autocomplete="current-password"]').fill(SAMPLE_PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('登录名', { exact: true })).toHaveValue('half-typed');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByRole('cell', { name: 'half-typed' })).toBeVisible();
});

test('signing out ends the session; one’s own password can be changed', async ({ page }) => {
  await signIn(page, 'lead1');
  const me = page.locator('.shell-top button').last();
  await me.click();
  await screenshot(page, 'account-menu');
  await page.getByRole('menuitem', { name: '修改我的密码' }).click();
  await page.getByLabel('当前密码').fill(SAMPLE_PASSWORD);
  await page.getByLabel('新密码', { exact: true }).fill('something longer');
  await page.getByLabel('再输一次新密码').fill('something longer');
  await page.keyboard.press('Enter');
  await expect(page.getByText('密码已修改')).toBeVisible();
  await me.click();
  await page.getByRole('menuitem', { name: '我的登录' }).click();
  const sessions = page.getByRole('dialog', { name: '我的登录' });
  await expect(sessions.getByRole('row', { name: /本窗口/ })).toBeVisible();
  await expect(sessions.getByRole('button', { name: '退出其他登录' })).toBeDisabled();
  await screenshot(page, 'my-sessions');
  await checkAxe(page);
  await sessions.getByRole('button', { name: '全部退出' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '全部退出' }).last().click();
  await signIn(page, 'lead1', 'something longer');
  await expect(page).toHaveURL(/\/supervision$/);
});

test('an operator without a seat of their own chooses one', async ({ page, host }) => {
  await host.cli(['operator', 'add', 'floating', '--name', '流动', '--lang', 'en'], SAMPLE_PASSWORD);
  await signIn(page, 'floating');
  const dialog = page.getByRole('dialog', { name: '选择座席' });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('button', { name: /S01/ })).toBeFocused();
  await screenshot(page, 'choose-seat');
  await checkAxe(page);
  await dialog.getByRole('button', { name: /S02/ }).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator('.shell-top button').last()).toContainText('S02');
});
