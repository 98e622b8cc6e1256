import { checkAxe, expect, screenshot, signIn, test } from './fixtures.ts';
import { TEST_DATE } from './harness/template.ts';
import { expectF2, startWork, takeNext } from './harness/workstation.ts';

test.use({ template: 'sample', locale: 'zh-CN' });

test('a customer needs a skill: who does not hold it gets the next call instead, and the lead sees why', async ({
  page,
  host,
  openWindow,
}) => {
  await signIn(page, 'admin');
  await page.getByRole('tab', { name: '技能' }).click();
  await page.getByRole('button', { name: '添加技能' }).click();
  const form = page.getByRole('dialog', { name: '添加技能' });
  await form.getByLabel('编号').fill('YUE');
  await form.getByLabel('名称').fill('粤语');
  await form.getByLabel('名称').press('Enter');
  await expect(form).toBeHidden();
  await page.getByRole('button', { name: '沈浩 的技能' }).click();
  const dialog = page.getByRole('dialog', { name: '沈浩 的技能' });
  await dialog.getByRole('checkbox', { name: '粤语' }).check();
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('row', { name: /YUE/ })).toContainText('1');
  await screenshot(page, 'skills');
  await checkAxe(page);

  const seat = await openWindow({ locale: 'zh-CN' });
  await startWork(seat, host);
  const wanted = await takeNext(seat);
  const listed = await host.cli(['queue', 'list', '--date', TEST_DATE, '--limit', '2000', '--json']);
  const { tasks } = JSON.parse(listed.stdout) as { tasks: { customerId: string; customerName: string }[] };
  const customer = tasks.find(({ customerName }) => customerName === wanted);

  const supervisor = await openWindow({ locale: 'zh-CN' });
  await signIn(supervisor, 'supervisor');
  await supervisor.goto(new URL(`/customers/${customer?.customerId}`, supervisor.url()).href);
  await supervisor.getByRole('button', { name: '所需技能' }).click();
  const need = supervisor.getByRole('dialog', { name: /客户所需的技能/ });
  await need.getByRole('checkbox', { name: '粤语' }).check();
  await checkAxe(supervisor);
  await need.getByRole('button', { name: '保存' }).click();
  await expect(need).toBeHidden();
  await expect(supervisor.getByText('粤语', { exact: true })).toBeVisible();
  await screenshot(supervisor, 'skills-customer');

  await supervisor.goto(new URL('/supervision', supervisor.url()).href);
  await supervisor.getByRole('button', { name: /释放/ }).click();
  await supervisor.getByRole('tooltip').getByRole('button', { name: '释放' }).click();
  await expectF2(seat, 'next');
  const instead = await takeNext(seat);
  expect(instead).not.toBe(wanted);

  await supervisor.getByRole('button', { name: '改派任务' }).click();
  const reassign = supervisor.getByRole('dialog', { name: '改派任务' });
  await reassign.getByLabel('客户').fill(wanted);
  await reassign.locator('.ant-table-row').filter({ hasText: wanted }).getByRole('checkbox').check();
  await reassign.getByLabel('改派给').fill('S01');
  await supervisor.keyboard.press('Enter');
  await expect(reassign.getByText(/不具备 粤语：1 个任务需要/)).toBeVisible();
  await reassign.getByLabel('原因').fill('会粤语的人不在');
  await expect(supervisor.getByRole('listbox')).toBeHidden();
  await screenshot(supervisor, 'skills-reassign');
  await checkAxe(supervisor);
  await supervisor.keyboard.press('Escape');
  await expect(reassign).toBeHidden();

  await supervisor.getByRole('alert').filter({ hasText: '1 个任务需要技能' }).getByRole('button').click();
  await expect(supervisor.getByText('需要技能 粤语：已签入的人都不具备')).toBeVisible();
  await expect(supervisor.getByRole('link', { name: wanted }).or(supervisor.getByText(wanted)).first()).toBeVisible();
  await expect(supervisor.getByText('粤语，沈浩 具备')).toBeVisible();
  await screenshot(supervisor, 'skills-live');
  await checkAxe(supervisor);

  // Once nobody holds it any more, coverage names the customer before the queue does.
  await page.getByRole('button', { name: '沈浩 的技能' }).click();
  await dialog.getByRole('checkbox', { name: '粤语' }).uncheck();
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog).toBeHidden();
  await supervisor.goto(new URL('/coverage', supervisor.url()).href);
  await supervisor.locator('.coverage-tile').filter({ hasText: '无人可接' }).press('Enter');
  await expect(supervisor.getByText('粤语：1 户。 您可见的人员都不具备。')).toBeVisible();
  await expect(supervisor.getByRole('grid').getByText(wanted).first()).toBeVisible();
  await expect(supervisor.getByRole('grid').getByText('无人可接 粤语')).toBeVisible();
  await screenshot(supervisor, 'skills-coverage');
  await checkAxe(supervisor);
});
