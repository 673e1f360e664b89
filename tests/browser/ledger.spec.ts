import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import {
  canonicalize,
  ed25519Key,
  encodeLeaf,
  entryHash,
  formatPaperProof,
  formatVkey,
  leafOf,
  proveInclusion,
  signTreeHead,
  verifierKeyOf,
} from '@mingxuan/ledger';
import { expect, type Page, test } from '@playwright/test';
import { verificationCode } from '../../packages/documents/src/from-cycle/verification-code.ts';
import { built, chain, PAPER } from '../../packages/ledger/test/bundle-sample.ts';
import { given, leaves, ORIGIN, publish, SIGNER } from '../../packages/ledger/test/log-sample.ts';

/** What lies on a resident's phone: the page itself, a bundle, a paper with its proof, and both with something changed. */
const FINGERPRINT = '06e3fd8fda29bb60ab59557de61edb0aecdb231134be30e75b455f8e1b792fa9';
const folder = mkdtempSync(path.join(tmpdir(), 'mingxuan-phone-'));
const on = (name: string): string => path.join(folder, name);

const entry = chain.entries[3];
if (entry === undefined) throw new Error('the sample has no paper');
const log = publish([[...leaves(9), encodeLeaf(given(leafOf(entry))), ...leaves(9, 9)]]);
const checkpoint = given(signTreeHead({ origin: ORIGIN, size: 19, root: log.root }, SIGNER));
const proof = formatPaperProof(given(canonicalize(entry)), {
  index: 9,
  path: given(proveInclusion(9, 19, log.read)),
  checkpoint,
});
const logKey = formatVkey(ed25519Key(given(verifierKeyOf(SIGNER.ed25519))));
const code = verificationCode(given(entryHash(entry)));

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test.beforeAll(() => {
  copyFileSync(path.resolve(import.meta.dirname, '../../packages/portal/assets/verify.html'), on('verify.html'));
  const zip = Buffer.from(built());
  writeFileSync(on('bundle.zip'), zip);
  zip[1200] = (zip[1200] ?? 0) ^ 1;
  writeFileSync(on('changed.zip'), zip);
  writeFileSync(on('notice.pdf'), PAPER);
  writeFileSync(on('notice.pdf.tlog-proof'), proof);
  writeFileSync(on('changed.pdf'), Buffer.concat([PAPER, Buffer.from(' ')]));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Puts files in as a person does, in the place of those that were there. */
async function putIn(page: Page, names: readonly string[]): Promise<void> {
  const remove = page.getByRole('button', { name: '拿掉' });
  for (let left = await remove.count(); left > 0; left -= 1) await remove.first().click();
  await page.locator('#choose').setInputFiles(names.map(on));
}

test('@ledger a resident checks a bundle, a paper and a code on a phone, from a file and without a network', async ({
  page,
  context,
}) => {
  await context.setOffline(true);
  await page.goto(pathToFileURL(on('verify.html')).href);
  const verdict = page.locator('#verdict');
  const trust = page.locator('#trust');

  await putIn(page, ['bundle.zip']);
  await expect(verdict).toHaveClass('open');
  await trust.fill(FINGERPRINT);
  await expect(verdict).toHaveClass('good');
  await expect(verdict).toContainText('证据包完好');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  // Nothing hangs over the edge of the screen.
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);

  await page.locator('#foot').fill(code.toLowerCase());
  await expect(verdict).toContainText(`验证码 ${code}`);
  await page.locator('#foot').fill('K7QF-93TD');
  await expect(verdict).toHaveClass('bad');
  await page.locator('#foot').fill('');

  await putIn(page, ['changed.zip']);
  await expect(verdict).toHaveClass('bad');
  await expect(verdict).toContainText(/第 \d+ 字节起/);

  await trust.fill(logKey);
  await putIn(page, ['notice.pdf', 'notice.pdf.tlog-proof']);
  await expect(verdict).toHaveClass('good');
  await expect(verdict).toContainText('文书是真的');
  await putIn(page, ['changed.pdf', 'notice.pdf.tlog-proof']);
  await expect(verdict).toHaveClass('bad');
  await expect(verdict).toContainText('文书与登记的不是同一份');

  // A browser that cannot read codes, or may not use the camera, says so and what to do instead.
  await page.getByRole('button', { name: '用照相机扫' }).click();
  await expect(page.locator('#told')).toContainText('请直接在框里键入文书最下面一行的验证码');
});
