import { setTimeout as delay } from 'node:timers/promises';
import { findChromium, startBrowser, type TestBrowser } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { EXAMPLES } from '../src/explorer/examples.ts';
import { hashOf } from './federation/dice.ts';
import { startTestGateway, type TestGateway } from './support.ts';

const chromium = findChromium();
let gateway: TestGateway | undefined;
let browser: TestBrowser | undefined;

beforeAll(async () => {
  if (chromium === undefined) return;
  [gateway, browser] = await Promise.all([startTestGateway(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await gateway?.close();
});

test.skipIf(chromium === undefined)(
  'the explorer loads in a browser that reaches this machine only (skipped where there is no Chromium)',
  async () => {
    if (gateway === undefined || browser === undefined) throw new Error('Nothing was started.');
    const { page, requests, problems } = await browser.open(gateway.url);
    await page
      .getByRole('tab')
      .nth(EXAMPLES.length - 1)
      .waitFor();
    await page.locator('.graphiql-query-editor .monaco-editor .view-line').first().waitFor();

    // Shows the schema, which it has asked for over HTTP.
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByText('Root Types').waitFor();

    expect(new Set(requests.map((url) => new URL(url).host))).toEqual(
      new Set([new URL(gateway.url).host]),
    );
    expect(requests.some((url) => url.endsWith('/graphql'))).toBe(true);
    // A breach of the content policy would be one.
    expect(problems).toEqual([]);

    // A style sheet of a stranger's does nothing, nor does a script, and an attribute loads nothing.
    const seeped = await page.evaluate(() => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<style>body { letter-spacing: 7px }</style><img src="data:," onerror="document.title = 1"><p style="background: url(http://127.0.0.1:1/)">x',
      );
      return getComputedStyle(document.body).letterSpacing;
    });
    expect(seeped).toBe('normal');
    await expect
      .poll(() => problems.filter((text) => text.includes('Content Security Policy')).length)
      .toBe(3);
    expect(await page.title()).toBe('BlockScore explorer');

    await page.getByRole('link', { name: 'Check a proof' }).click();
    await page.getByRole('heading', { name: 'Check a proof' }).waitFor();
  },
  180_000,
);

test.skipIf(chromium === undefined)(
  'the explorer shows variables, and its notices cover no answer (skipped where there is no Chromium)',
  async () => {
    if (gateway === undefined || browser === undefined) throw new Error('Nothing was started.');
    const { page } = await browser.open('about:blank');
    // Parts that come late, and in another order: what is chosen meanwhile is shown all the same.
    await page.route('**/explorer/**', async (route) => {
      await delay(
        hashOf(
          route
            .request()
            .url()
            .replace(gateway?.url ?? '', ''),
        ) % 1_000,
      );
      await route.continue();
    });
    await page.goto(gateway.url);
    const select = (name: string) => page.getByRole('tab', { name, exact: true }).click();
    const run = () => page.getByRole('button', { name: /^Execute/ }).click();
    await select('FinishPasskeyLogin');
    const variables = page.getByRole('region', { name: 'Variables' });
    await variables.getByText('CHALLENGE_TOKEN').waitFor();
    await run();
    const answer = page.getByRole('region', { name: 'Result Window' });
    await answer.getByText('Nothing was sent').waitFor();

    const begun = { token: 'T', options: { challenge: 'AAAA' }, userErrors: [] };
    await page.route('**/graphql', (route) =>
      route.fulfill({ json: { data: { beginPasskeyLogin: begun } } }),
    );
    await select('BeginPasskeyLogin');
    await run();
    const notice = page.getByRole('status').getByText('http://localhost:');
    await notice.waitFor();
    for (const size of [
      { width: 1280, height: 720 },
      { width: 390, height: 844 },
    ]) {
      await page.setViewportSize(size);
      // The page lays itself out anew a moment later.
      await vi.waitFor(async () => {
        const [below, above] = [await notice.boundingBox(), await answer.boundingBox()];
        if (below === null || above === null) throw new Error('One of them cannot be seen.');
        expect(above.width).toBeGreaterThan(300);
        expect(above.y + above.height).toBeLessThanOrEqual(below.y);
        expect(below.y + below.height).toBeLessThanOrEqual(size.height);
      }, 20_000);
    }
    // Parts that nobody waits for may be on their way still.
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  },
  180_000,
);
