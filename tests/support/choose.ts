import { expect, type Locator, type Page } from '@playwright/test';

/** Picks an entry of a select by its words, as a person does: opens the list, points at the entry, sees the list close. */
export async function choose(page: Page, field: Locator, words: string): Promise<void> {
  const open = page.locator('.ant-select-dropdown:visible');
  await field.click();
  await open.getByTitle(words, { exact: true }).click();
  await expect(open).toHaveCount(0);
}

/**
 * Opens a menu and takes one of its entries, until what the entry leads to is seen: a menu lays itself out twice when it
 * opens, and a click between the two closes it and does nothing.
 */
export async function takeFromMenu(button: Locator, entry: Locator, seen: Locator): Promise<void> {
  await expect(async () => {
    if (!(await entry.isVisible())) await button.click();
    await entry.click({ timeout: 3000 });
    await expect(seen).toBeVisible({ timeout: 8000 });
  }).toPass({ timeout: 60_000 });
}
