import { expect, type Locator, type Page } from '@playwright/test';

/** Picks an entry of a select by its words, as a person does: opens the list, points at the entry, sees the list close. */
export async function choose(page: Page, field: Locator, words: string): Promise<void> {
  const open = page.locator('.ant-select-dropdown:visible');
  await field.click();
  await open.getByTitle(words, { exact: true }).click();
  await expect(open).toHaveCount(0);
}
