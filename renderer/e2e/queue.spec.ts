import type { Page } from 'playwright/test';
import { applyEffect, checkAxe, expect, screenshot, signIn, test } from './fixtures.ts';
import { holdRequests } from './harness/holding.ts';

test.use({ template: 'sample' });

/** Twelve months of the same make; three of them speak for the others. */
const OTHER_MONTHS = ['.calendar-month:nth-child(n + 4)'];

async function open(page: Page, screen: string, link = screen) {
  await page.getByRole('link', { name: link, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: screen })).toBeVisible();
}

async function name(page: Page, code: string, text: string) {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('编码').fill(code);
  await dialog.getByLabel('名称').fill(text);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
}

/** Picks from an antd select by its label, with the keyboard's own search where there is one. */
async function pick(page: Page, label: string, option: string | RegExp) {
  await page.getByRole('combobox', { name: label }).click();
  await page.locator('.ant-select-item-option').filter({ hasText: option }).first().click();
}

test('from classes to a queue that explains itself', async ({ page }) => {
  await signIn(page, 'supervisor');

  await open(page, '客户分类');
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  await checkAxe(page);
  await screenshot(page, 'classes-zh');
  await page.getByRole('button', { name: '新增分类类别' }).click();
  await name(page, 'VALUE', '价值');
  const card = page.locator('.ant-card').filter({ hasText: 'VALUE' });
  for (const [code, text] of [
    ['HIGH', '高价值'],
    ['LOW', '低价值'],
  ] as const) {
    await card.getByRole('button', { name: '新增分类' }).click();
    await name(page, code, text);
    await expect(card.getByRole('cell', { name: text, exact: true })).toBeVisible();
  }
  for (const place of ['第 2 位', '第 1 位']) {
    await page.getByRole('button', { name: '上移 价值' }).click();
    await expect(card.getByText(place)).toBeVisible();
  }

  await card.getByRole('button', { name: '按价值分类' }).click();
  const bands = page.getByRole('dialog', { name: '按价值分到“价值”' });
  await bands.getByRole('button', { name: '预览' }).click();
  await expect(bands.getByRole('heading', { name: '结果' })).toBeVisible();
  await checkAxe(page);
  await screenshot(page, 'classes-bands-zh');
  await bands.getByRole('button', { name: /^应用到/ }).click();
  await applyEffect(page);
  await expect(page.getByText(/^已更改 .* 个客户的分类。$/)).toBeVisible();
  await expect(card.getByRole('row', { name: /HIGH/ })).not.toContainText(/高价值\s*0\s*0/);

  await open(page, '订货周期策略');
  await page.getByRole('button', { name: '新增策略' }).click();
  await pick(page, '客户分类', '价值 · 高价值');
  await page.getByLabel('名称', { exact: true }).fill('高价值每周一');
  await page.getByRole('radio', { name: '固定星期' }).check();
  await page.getByRole('checkbox', { name: '周二' }).uncheck();
  await page.getByRole('checkbox', { name: '周一' }).check();
  await expect(page.getByText('每周周一')).toBeVisible();
  await expect(page.getByText('11月23日周一')).toBeVisible();
  await checkAxe(page);
  await screenshot(page, 'strategy-form-zh');
  await page.getByRole('button', { name: '保存' }).click();
  await applyEffect(page);
  await expect(page.getByRole('cell', { name: '高价值每周一', exact: true })).toBeVisible();
  await checkAxe(page);
  await screenshot(page, 'strategies-zh');

  await open(page, '外呼队列');
  await page.getByRole('button', { name: '预览' }).first().click();
  const preview = page.getByRole('dialog', { name: '生成 2026-11-23 队列的差异' });
  await expect(preview.getByRole('tab', { name: /^新增 \d/ })).toBeVisible();
  const code = await preview.locator('.ant-table-row .ant-table-cell').first().innerText();
  await preview.getByRole('textbox', { name: '编码、名称或线路' }).fill(code);
  await expect(preview.getByRole('tab', { name: '新增 1', exact: true })).toBeVisible();
  const build = preview.getByRole('button', { name: '确认生成' });
  const found = await holdRequests(page, 'queue.preview');
  const asked = page.waitForRequest('**/api/queue.preview*');
  await preview.getByRole('textbox', { name: '编码、名称或线路' }).fill('');
  await asked;
  await expect(build).toBeEnabled();
  found();
  await checkAxe(page);
  await screenshot(page, 'queue-preview-zh');
  await build.click();
  await expect(page.getByText(/^2026-11-23 的队列已生成/)).toBeVisible();
  await expect(preview).toBeHidden();
  await expect(page.getByRole('button', { name: '重新生成' })).toBeVisible();
  await checkAxe(page);
  await screenshot(page, 'queue-zh');

  await page
    .getByRole('button', { name: /^为什么？/ })
    .first()
    .click();
  const explained = page.getByRole('dialog');
  await expect(explained.getByText(/^策略“/)).toBeVisible();
  await expect(explained.getByText(/^任务在队列中/)).toBeVisible();
  await checkAxe(page);
  await screenshot(page, 'queue-explain-zh');
  await explained.getByRole('button', { name: '关闭' }).click();

  await page.getByRole('tab', { name: '未呼原因' }).click();
  await page.getByRole('button', { name: /^当天不该呼/ }).click();
  await expect(page.getByRole('heading', { name: /^当天不该呼：/ })).toBeVisible();
  await checkAxe(page);
  await screenshot(page, 'queue-left-out-zh');

  await page.getByRole('button', { name: '预览' }).first().click();
  await expect(page.getByText('没有变化：队列已与计划一致。')).toBeVisible();
  await expect(preview.getByRole('button', { name: '确认生成' })).toHaveCount(0);
});

test('holidays come from the published files, and a company day is a click', async ({ page }) => {
  await signIn(page, 'supervisor');
  await open(page, '日历');
  const day = (date: string, name: string, isOffDay: boolean) => ({ name, date, isOffDay });
  const file = {
    year: 2027,
    papers: [],
    days: [day('2027-01-01', '元旦', true), day('2027-01-03', '元旦', false), day('2026-12-31', '元旦', true)],
  };
  const upload = (content: string, name: string) =>
    page
      .locator('input[type="file"]')
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
  await upload('not json', '2027.json');
  await expect(page.getByText('2027.json 不是 JSON 文件，未导入任何内容。')).toBeVisible();
  await page.getByRole('button', { name: '返回修改' }).click();
  await upload(JSON.stringify(file), '2027.json');
  await applyEffect(page);
  await expect(page.getByText(/^2027\.json（2027 年）：放假 2 天，调休上班 1 天；新增/)).toBeVisible();
  await expect(page.getByRole('button', { name: '3 · 2027-01-03 调休上班 元旦' })).toBeVisible();
  await page.getByRole('button', { name: '8 · 2027-03-08 工作日' }).click();
  await page.getByRole('textbox', { name: '名称' }).fill('盘点');
  await checkAxe(page, OTHER_MONTHS);
  await page.getByRole('button', { name: '设为非工作日' }).click();
  await applyEffect(page);
  await expect(page.getByRole('button', { name: '8 · 2027-03-08 公司放假 盘点' })).toBeVisible();
  await checkAxe(page, OTHER_MONTHS);
  await screenshot(page, 'calendar-zh');
});

test('the plan speaks English and stands in the dark', async ({ openWindow }) => {
  const page = await openWindow({ locale: 'en-GB', colorScheme: 'dark' });
  await signIn(page, 'supervisor');
  for (const [screen, picture, link] of [
    ['Customer classes', 'classes', 'Customer classes'],
    ['Order-cycle strategies', 'strategies', 'Order cycles'],
    ['Calendar', 'calendar', 'Calendar'],
    ['Call queue', 'queue', 'Call queue'],
  ] as const) {
    await open(page, screen, link);
    if (picture === 'queue') {
      await page.getByRole('button', { name: 'Preview' }).first().click();
      await page.getByRole('button', { name: 'Build it' }).click();
      await expect(page.getByText(/^Queue of 2026-11-23 built/)).toBeVisible();
      await page
        .getByRole('button', { name: /^Why\?/ })
        .first()
        .click();
      await expect(page.getByText(/^Cycle: /)).toBeVisible();
    }
    await checkAxe(page, OTHER_MONTHS);
    await screenshot(page, `${picture}-en-dark`);
  }
});
