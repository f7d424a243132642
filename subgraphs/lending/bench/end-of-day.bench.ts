import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runEndOfDay } from '../src/app/run-end-of-day.ts';
import { startTestLending, type TestLending } from '../test/lending-subgraph.ts';
import { portsOn } from '../test/ports.ts';
import { closeByHand, copyTables, prepareByHand } from './by-hand.ts';
import { type Memory, memory, told } from './memory.ts';
import { inventLoans } from './portfolio.ts';
import { backendSeconds } from './processor-time.ts';

/** What closing a day costs beside hand-written, set-based SQL that writes the same rows. */
const LOANS = Number(process.env['BENCH_LOANS'] ?? 20_000);
/** Megabytes that may be in use after the last fifth and were not after the first. */
const MOST_GROWN = 15;
const DAY = '2026-11-20';
const DAY_BEFORE = '2026-11-19';
const clock = () => new Date('2026-11-21T00:30:00Z');

let lending: TestLending;
let other: Awaited<ReturnType<typeof portsOn>>;
let sql: Sql;

beforeAll(async () => {
  lending = await startTestLending();
  // Its relay and its jobs would take their share of the machine.
  await lending.close();
  other = await portsOn(lending, clock);
  sql = postgres(lending.environment['LENDING_DATABASE_URL'] ?? '', { max: 1, onnotice: () => {} });
  await inventLoans(other.ports, lending, LOANS, DAY_BEFORE);
  await copyTables(lending);
});
afterAll(async () => {
  await sql?.end();
  await other?.close();
  await lending?.drop();
});

test('closing a day, beside hand-written SQL on the same rows', async () => {
  const fifths: Memory[] = [memory()];
  let most = 0;
  const measuring = { ms: 0, cpu: 0 };
  const backends = await backendSeconds(lending.sql);
  const used = process.cpuUsage();
  const began = performance.now();
  const close = runEndOfDay(other.ports);
  const run = await close(undefined, ({ day, done, loans }) => {
    most = Math.max(most, process.memoryUsage.rss());
    if (done < (fifths.length * loans) / 5) return;
    const [stopped, busy] = [performance.now(), process.cpuUsage()];
    const now = memory();
    fifths.push(now);
    process.stdout.write(`  ${day}: ${done} of ${loans}, ${told(now)}\n`);
    const spent = process.cpuUsage(busy);
    measuring.ms += performance.now() - stopped;
    measuring.cpu += spent.user + spent.system;
  });
  const ours = performance.now() - began - measuring.ms;
  const { user, system } = process.cpuUsage(used);
  expect(run.days).toBe(1);

  const cpu = (user + system - measuring.cpu) / 1e6;
  const ourCpu = cpu + (await backendSeconds(lending.sql)) - backends;

  await prepareByHand(sql);
  const before = await backendSeconds(lending.sql);
  const peer = await closeByHand(sql, DAY);
  const peerCpu = (await backendSeconds(lending.sql)) - before;
  const [sums] = await lending.sql`
    select a.n as ours, b.n as peer, c.replayed, a.through as through_ours, b.through as through_peer
    from (select sum(earned_interest) n, count(*) filter (where booked_through = ${DAY}) through from lending.loans) a,
      (select sum(earned_interest) n, count(*) filter (where booked_through = ${DAY}) through from peer.loans) b,
      lending.end_of_days c`;
  expect(sums?.['through_ours']).toBe(sums?.['through_peer']);
  const [first = memory(), second = first, last = second] = [fifths[0], fifths[1], fifths.at(-1)];
  // Else something is kept of each loan.
  expect(last.live - second.live).toBeLessThan(MOST_GROWN);
  const line = (name: string, ms: number) =>
    `${name.padEnd(17)} ${(ms / 1_000).toFixed(2)} s  ${Math.round((LOANS / ms) * 1_000)}/s`;
  process.stdout.write(
    `\n${LOANS} loans, of which ${sums?.['replayed']} were worked out anew\n` +
      `${line('hand-written SQL', peer)}\n` +
      `${line('end of day', ours)}  ${(ours / peer).toFixed(2)} × (aim ≤ 3 ×), ${cpu.toFixed(2)} s of them worked here\n` +
      `processor time    ${peerCpu.toFixed(2)} s and ${ourCpu.toFixed(2)} s, ${(ourCpu / peerCpu).toFixed(2)} ×\n` +
      `memory            ${told(first)} before, ${told(last)} after, ${Math.round(most / 2 ** 20)} MB resident at most\n` +
      `interest earned   ${sums?.['ours']} and, without day counts, ${sums?.['peer']}\n`,
  );
});
