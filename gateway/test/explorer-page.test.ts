import { findChromium, startBrowser, type TestBrowser } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXAMPLES } from '../src/explorer/examples.ts';
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
    expect(problems).toEqual([]);
  },
  60_000,
);
