import { applyEffect, checkAxe, expect, screenshot, signIn, test } from './fixtures.ts';
import { holdAnswers } from './harness/holding.ts';

test.use({ template: 'sample' });

/** Charts, each one picture with a name, and the months behind a dialog: many nodes that say the same. */
const DRAWN = ['.effect-chart-frame', '.calendar-month'];
/** The screen and the form that the dialog stands over have their own checks. */
const BEHIND = [...DRAWN, '#root', '.ant-drawer'];

test('a change of a strategy shows what it does before it is applied, and tells the movers', async ({ page }) => {
  await signIn(page, 'supervisor');
  await page.getByRole('link', { name: '订货周期策略', exact: true }).click();
  await page.getByRole('button', { name: '新版本 A 档 每周订货' }).click();
  await page.getByRole('radio', { name: '固定星期' }).check();
  const save = page.getByRole('button', { name: '保存' });
  await save.click();

  const effect = page.getByRole('dialog', { name: /^变更的影响/ });
  await expect(effect.getByText(/个客户的外呼日期有变化/)).toBeVisible();
  await expect(effect.getByRole('button', { name: '应用变更' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(save).toBeFocused();
  await test.step('an Enter meant for what is there applies nothing that was not seen', async () => {
    const letGo = await holdAnswers(page, 'effects.preview');
    await page.keyboard.press('Enter');
    await expect(effect.locator('.effect-body')).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(effect.getByRole('button', { name: '取消' })).toBeFocused();
    letGo();
    await expect(effect.getByText(/个客户的外呼日期有变化/)).toBeVisible();
    await expect(effect.getByRole('button', { name: '返回修改' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(save).toBeFocused();
  });
  await page.keyboard.press('Enter');
  await expect(effect.getByText(/个客户的外呼日期有变化/)).toBeVisible();
  await expect(effect.getByRole('img', { name: /^每周各天外呼次数/ })).toBeVisible();
  await checkAxe(page, BEHIND);
  await screenshot(page, 'effect-calls-zh');
  await effect.getByRole('tab', { name: '按日期' }).click();
  await expect(effect.getByRole('columnheader', { name: '变更前次数' })).toBeVisible();
  await effect.getByRole('tab', { name: '按座席员' }).click();
  await screenshot(page, 'effect-seats-zh');
  await effect.getByRole('tab', { name: /^变动的客户/ }).click();
  await expect(effect.getByText('换星期').first()).toBeVisible();
  await screenshot(page, 'effect-movers-zh');
  await effect.getByRole('tab', { name: /^告知客户/ }).click();
  await effect.getByRole('textbox').first().fill('您的订货日改到星期二，请提前准备。');
  await screenshot(page, 'effect-messages-zh');
  await checkAxe(page, BEHIND);
  await effect.getByRole('button', { name: '应用变更' }).click();
  await expect(effect).toBeHidden();
  await expect(page.getByText(/^已建立 \d+ 条消息/)).toBeVisible();
});

test('levelling proposes order days, and applies those that are chosen', async ({ page }) => {
  await signIn(page, 'supervisor');
  await page.getByRole('link', { name: '负荷均衡', exact: true }).click();
  await page.getByRole('button', { name: '计算建议' }).click();
  await expect(page.getByText(/^最忙一天：/)).toBeVisible();
  await expect(page.getByRole('img', { name: /^每周各天外呼次数/ })).toBeVisible();
  await checkAxe(page, DRAWN);
  await screenshot(page, 'leveling-zh');
  const apply = page.getByRole('button', { name: /^查看影响并应用/ });
  const label = await apply.textContent();
  await page
    .getByRole('checkbox', { name: /^选择 / })
    .first()
    .uncheck();
  await expect(apply).not.toHaveText(label ?? '');
  await apply.click();
  const effect = page.getByRole('dialog', { name: /^变更的影响/ });
  await expect(effect.getByText(/个客户的外呼日期有变化/)).toBeVisible();
  await screenshot(page, 'leveling-effect-zh');
  await applyEffect(page);
  await expect(page.getByText(/^已更改 \d+ 个客户的订货日/)).toBeVisible();
});

test('the effect of a change speaks English and stands in the dark; one that moves nobody takes one Enter', async ({
  openWindow,
}) => {
  const page = await openWindow({ locale: 'en-GB', colorScheme: 'dark' });
  await signIn(page, 'supervisor');
  await page.getByRole('link', { name: 'Calendar', exact: true }).click();
  await page.getByRole('button', { name: /^1 · 2026-12-01/ }).click();
  await page.getByRole('button', { name: 'Make it a day off' }).click();
  const effect = page.getByRole('dialog', { name: /^What this does/ });
  await effect.getByRole('tab', { name: /^Tell customers/ }).click();
  await expect(effect.getByRole('textbox').first()).toHaveValue(/order call/);
  await screenshot(page, 'effect-messages-en-dark');
  await effect.getByRole('tab', { name: 'By weekday and week' }).click();
  await checkAxe(page, DRAWN);
  await screenshot(page, 'effect-calls-en-dark');
  await effect.getByRole('button', { name: 'Back to editing' }).click();
  await page.getByRole('button', { name: 'Close' }).last().click();

  await page.getByRole('link', { name: 'Load leveling', exact: true }).click();
  await page.getByRole('button', { name: 'Work out a proposal' }).click();
  await expect(page.getByText(/^Busiest day/)).toBeVisible();
  await screenshot(page, 'leveling-en-dark');
});
