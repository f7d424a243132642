import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportPortfolio } from '../src/app/export-portfolio.ts';
import {
  type Portfolio,
  readPortfolio,
  readRollRates,
  readVintages,
  readYield,
} from '../src/app/portfolio.ts';
import { startTestLending, type TestLending } from '../test/lending-subgraph.ts';
import { portsOn } from '../test/ports.ts';
import { inventLoans } from './portfolio.ts';

/** How long the figures of a portfolio take, of today and of a day long ago. */
const LOANS = Number(process.env['BENCH_LOANS'] ?? 20_000);
const TODAY = '2026-11-20';
const clock = () => new Date('2026-11-20T12:00:00Z');

let lending: TestLending;
let other: Awaited<ReturnType<typeof portsOn>>;

beforeAll(async () => {
  lending = await startTestLending();
  // Its relay and its jobs would take their share of the machine.
  await lending.close();
  other = await portsOn(lending, clock);
  await inventLoans(other.ports, lending, LOANS, '2026-11-19');
});
afterAll(async () => {
  await other?.close();
  await lending?.drop();
});

async function timed<T>(name: string, run: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await run();
  const seconds = ((performance.now() - began) / 1_000).toFixed(2);
  process.stdout.write(`  ${name.padEnd(20)} ${seconds} s\n`);
  return result;
}

test('the figures of a portfolio', async () => {
  const { ports } = other;
  const [counted] = await lending.sql`select count(*)::int as n from lending.loan_standings`;
  process.stdout.write(`\n${LOANS} loans in ${counted?.['n']} pieces\n`);
  for (const asOf of [TODAY, '2025-11-30']) {
    process.stdout.write(`as of ${asOf}\n`);
    const portfolio = await timed<Portfolio>('standing', () => readPortfolio(ports)({ asOf }));
    expect(portfolio.groups.length).toBeGreaterThan(1);
    await timed('yield', () => readYield(ports)(portfolio));
    await timed('roll rates', () => readRollRates(ports)(portfolio, null));
    await timed('vintages', () => readVintages(ports)(portfolio));
    const before = process.memoryUsage().rss;
    let [bytes, most] = [0, before];
    await timed('file', async () => {
      const { chunks } = await exportPortfolio(ports)({ asOf });
      for await (const piece of chunks) {
        bytes += piece.length;
        most = Math.max(most, process.memoryUsage().rss);
      }
    });
    const megabytes = (size: number) => (size / 2 ** 20).toFixed(1);
    process.stdout.write(`  ${megabytes(bytes)} MB, by ${megabytes(most - before)} MB of memory\n`);
  }
});
