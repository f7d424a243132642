import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import {
  findChromium,
  type OpenPage,
  startBrowser,
  type TestBrowser,
  testServices,
} from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProofChain } from './proof-chain.ts';
import { startTestGateway, type TestGateway } from './support.ts';

type Page = OpenPage['page'];
const chromium = findChromium();
let gateway: TestGateway;
let chain: Awaited<ReturnType<typeof startProofChain>>;
let browser: TestBrowser | undefined;

beforeAll(async () => {
  [gateway, chain] = await Promise.all([startTestGateway(), startProofChain()]);
  if (chromium !== undefined) browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await gateway?.close();
  await chain?.close();
});

async function open(url: string): Promise<OpenPage> {
  if (browser === undefined) throw new Error('No browser was started.');
  return await browser.open(url);
}

/** Fills in the page by its labels, presses Enter, and gives what it says then. */
async function check(page: Page, proof: string, rpc = chain.url, registry = chain.registry) {
  await page.getByLabel('The proof, as the graph answered it').fill(proof);
  await page.getByLabel('The lender’s registry').fill(registry);
  await page.getByLabel('An endpoint of the chain').fill(rpc);
  await page.keyboard.press('Enter');
  await page.locator('#check:enabled').waitFor();
  return (await page.locator('main').textContent()) ?? '';
}

test('the page loads nothing, runs what is in it, and may ask endpoints alone', async () => {
  const answer = await fetch(`${gateway.url}/verify`);
  const html = await answer.text();
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-/);
  expect(policy).toContain("; connect-src http: https:; base-uri 'none'; form-action 'none';");
  expect(policy).not.toContain('unsafe');
  expect(html).toContain(policy.replace("; frame-ancestors 'none'", ''));
  expect(html).not.toMatch(/\s(src|srcset|action)=|@import|url\(/);
});

test.skipIf(chromium === undefined)(
  'it proves a good proof, in a browser that reaches this machine only (skipped without Chromium)',
  async () => {
    const { page, requests, problems } = await open(`${gateway.url}/verify`);
    const said = await check(page, chain.text);
    expect(said).toContain('✓ Proven');
    expect(said).toMatch(/Debit CASH\s*564\.92 USD/);
    expect(await page.locator('.steps li').count()).toBe(9);
    expect(await page.locator('.steps li.FAILED, .steps li.NOT_POSSIBLE').count()).toBe(0);
    const drawn = page.getByRole('img', { name: /^From the leaf 0x.+ over 4 siblings/ });
    expect(await drawn.locator('rect').count()).toBe(9);
    // What a reader on a screen reader hears first.
    expect(await page.evaluate('document.activeElement.textContent')).toBe('✓ Proven');
    const hosts = new Set(requests.map((url) => new URL(url).host));
    expect(hosts).toEqual(new Set([gateway.url, chain.url].map((url) => new URL(url).host)));
    expect(problems).toEqual([]);
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    }
  },
  180_000,
);

test.skipIf(chromium === undefined)(
  'it refuses a changed one, says so of an endpoint that is away, and complains of what is none (skipped without Chromium)',
  async () => {
    const { page } = await open(`${gateway.url}/verify`);
    const changed = await check(page, chain.text.replace('56492', '66492'));
    expect(changed).toContain('✗ Not proven');
    expect(changed).not.toContain('664.92 USD');
    expect(await page.locator('.steps li.FAILED').textContent()).toContain('belongs to the leaf');
    expect(await check(page, chain.text, 'http://127.0.0.1:1')).toContain(
      '? Not checked to the end',
    );
    const unheld = await check(page, chain.text, chain.url, '');
    expect(unheld).toContain('? Not finished: is the registry the lender’s?');
    expect(unheld).not.toContain('✓ Proven');
    const forged = `${chain.text.slice(0, -1)},"<img src=x onerror=alert(1)>":1}`;
    expect(await check(page, forged)).toContain('✓ Proven');
    const all = JSON.stringify([chain.proof, { ...chain.proof, salt: null }]);
    expect(await check(page, all)).toMatch(/1 of 2: ✓ Proven[\s\S]+2 of 2: \? Only the leaf/);
    const waiting = await check(page, JSON.stringify([chain.proof, { proof: null }]));
    expect(waiting).toContain('Of 1 more in it the proof is null');
    const errors = [{ message: 'Not now.' }];
    const partial = await check(page, JSON.stringify({ data: chain.proof, errors }));
    expect(partial).toContain('It is not all that was asked for');
    expect(await check(page, '{}')).toContain('There is no proof in it');
    expect(await page.getByRole('alert').isVisible()).toBe(true);
    expect(await check(page, chain.text, 'chain')).toContain('An endpoint is an address');
    expect(await page.locator('.report').count()).toBe(0);
  },
  180_000,
);

test.skipIf(chromium === undefined)(
  'it takes a file, chosen or dropped (skipped without Chromium)',
  async () => {
    const { page } = await open(`${gateway.url}/verify`);
    const field = page.getByLabel('The proof, as the graph answered it');
    const buffer = Buffer.from(chain.text);
    const file = { name: 'proof.json', mimeType: 'application/json', buffer };
    await page.getByLabel('A file with the proof').setInputFiles(file);
    await page.getByText('proof.json is read.').waitFor();
    expect(await field.inputValue()).toBe(chain.text);
    await field.fill('');
    await page.evaluate(`(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([${JSON.stringify(chain.text)}], 'dropped.json'));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    })()`);
    await page.getByText('dropped.json is read.').waitFor();
    expect(await field.inputValue()).toBe(chain.text);
  },
  180_000,
);

test('saved, page and command work without the gateway', async () => {
  const read = async (path: string) => await (await fetch(`${gateway.url}${path}`)).text();
  const folder = testServices().folder;
  const [html, verifier, proof] = ['verify.html', 'verify.mjs', 'proof.json'].map((name) =>
    join(folder, name),
  );
  if (html === undefined || verifier === undefined || proof === undefined) return;
  writeFileSync(html, await read('/verify'));
  writeFileSync(verifier, await read('/verify.mjs'));
  writeFileSync(proof, chain.text);
  await gateway.close();
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...[verifier, proof, '--rpc', chain.url],
    ...['--registry', chain.registry],
  ]);
  expect(stdout).toMatch(/^PROVEN\. /m);
  if (chromium === undefined) return;
  const { page, requests, problems } = await open(pathToFileURL(html).href);
  expect(await check(page, chain.text)).toContain('✓ Proven');
  expect(await page.getByRole('link', { name: 'verify.mjs' }).isVisible()).toBe(false);
  const asked = requests.filter((url) => !url.startsWith('file:'));
  expect(new Set(asked)).toEqual(new Set([`${chain.url}/`]));
  expect(problems).toEqual([]);
}, 180_000);
