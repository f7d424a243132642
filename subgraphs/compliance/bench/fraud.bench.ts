import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { judgeApplication, keepAssessment } from '../src/app/assess-fraud.ts';
import type { Disclosed } from '../src/domain/fraud/gather.ts';
import {
  readCreditFacts,
  readIdentityFacts,
  readLendingFacts,
} from '../src/domain/fraud/read-facts.ts';
import { factsOf, startTestFraud, type Told } from '../test/applying.ts';
import { openRaiser, type Raiser } from '../test/raising.ts';

/** What judging an application takes beside the traces of so many people. */
const PEOPLE = Number(process.env['BENCH_PEOPLE'] ?? 100_000);
const ASSESSED = 300;
const WARMING = 50;
/** That judging takes: the traces are kept, others looked for, the applicant looked at, their name read. */
const STATEMENTS = 4;
/** Milliseconds. */
const AIM_MS = 50;

let compliance: TestSubgraph;
let raiser: Raiser;
let sql: Sql;

beforeAll(async () => {
  compliance = await startTestFraud();
  // Its relay and its jobs would take their share of the machine.
  await compliance.close();
  raiser = await openRaiser(compliance);
  sql = postgres(compliance.database.appUrl, { max: 1, onnotice: () => undefined });
  await inventPeople(compliance);
});
afterAll(async () => {
  await sql?.end();
  await raiser?.close();
  await compliance?.drop();
});

const mark = (text: string) => text.padEnd(43, '_');

/**
 * Each has three devices, four networks, a phone, a mailbox, a name, an account and a document. Every
 * tenth is on the network of one carrier, every hundredth on that of one office; five people have a device
 * together; some were rejected, some confirmed to be frauds.
 */
async function inventPeople({ sql }: TestSubgraph): Promise<void> {
  const person = sql`'user_' || lpad(n::text, 26, '0')`;
  const traces = (kind: string, named: string) => sql`
    insert into compliance.fraud_traces (user_id, kind, mark, first_seen_at, last_seen_at)
    select ${person}, ${kind}, rpad(${sql.unsafe(named)}, 43, '_'), now() - interval '300 days',
      now() - (n % 300) * interval '1 day'
    from generate_series(1, ${PEOPLE}::integer) n on conflict do nothing`;
  await traces('DEVICE', `'device-' || n / 5`);
  await traces('DEVICE', `'second-' || n`);
  await traces('DEVICE', `'third-' || n`);
  await traces('NETWORK', `'network-' || n / 3`);
  await traces('NETWORK', `'street-' || n / 200`);
  await traces('NETWORK', `case when n % 10 = 0 then 'carrier' else 'home-' || n end`);
  await traces('NETWORK', `case when n % 100 = 0 then 'office' else 'work-' || n end`);
  for (const kind of ['PHONE', 'MAILBOX', 'ACCOUNT', 'NAME_AND_BIRTH']) {
    await traces(kind, `'${kind}-' || n`);
  }
  await sql`
    insert into compliance.fraud_requests (request_id, user_id, application_id, purpose, requested_at, closed_at)
    select 'req_' || n, ${person}, 'app_' || n, 'APPLICATION', now() - (n % 60) * interval '1 day', now()
    from generate_series(1, ${PEOPLE}::integer) n`;
  await sql`
    insert into compliance.kyc_verifications
      (id, user_id, version, status, missing, required_level, started_at, updated_at)
    select 'kyc_' || n, ${person}, 1, case when n % 50 = 0 then 'REJECTED' else 'APPROVED' end, '{}',
      'BASIC', now(), now() from generate_series(1, ${PEOPLE}::integer) n`;
  await sql`
    insert into compliance.alerts (id, version, source, rule, rule_version, subject, severity, status,
      dedupe_key, raised_at, resolution)
    select 'alert_' || n, 1, 'FRAUD', 'APPLICATION_FRAUD', '1', ${person}, 'HIGH', 'RESOLVED', n, now(),
      'CONFIRMED' from generate_series(1, ${PEOPLE}::integer, 200) n`;
  await sql`
    insert into compliance.kyc_documents (id, kyc_id, user_id, version, kind, status, content_type, size,
      details, number_hash, content_hash, upload_expires_at, "check", created_at)
    select 'doc_' || n, 'kyc_' || n, ${person}, 1, 'PASSPORT', 'ACCEPTED', 'image/png', 1, '',
      'number-' || n, 'content-' || n, now(), 'NONE', now() from generate_series(1, ${PEOPLE}::integer) n`;
  await sql`analyze`;
}

function disclosed(
  told: Told,
  more: Partial<Record<'devices' | 'networks', number>> = {},
): Disclosed {
  const facts = factsOf(told);
  const at = new Date().toISOString();
  const many = (count: number) =>
    Array.from({ length: count }, () => ({
      ...{ mark: mark(newId('evt')), firstSeenAt: at, lastSeenAt: at },
    }));
  const { devices, networks, ...identity } = facts.identity as Record<string, unknown>;
  const lists = {
    devices: [...(devices as unknown[]), ...many(more.devices ?? 0)],
    networks: [...(networks as unknown[]), ...many(more.networks ?? 0)],
  };
  const read = [
    readIdentityFacts({ ...identity, ...lists }),
    readLendingFacts(facts.lending),
    readCreditFacts(facts.credit),
  ] as const;
  const [who, asked, income] = read;
  if (!who.ok || !asked.ok || !income.ok) throw new Error(JSON.stringify(read));
  return { identity: who.value, lending: asked.value, credit: income.value };
}

const KINDS: Readonly<Record<string, (place: number) => Disclosed>> = {
  'nobody shares anything': () => disclosed({}),
  'a carrier’s network': () => disclosed({ networks: ['carrier', 'office'] }),
  'a device, an account, a phone': (place) =>
    disclosed({
      ...{ devices: [`device-${place}`], networks: ['carrier', `street-${place}`] },
      ...{ accounts: [`ACCOUNT-${place * 7}`], phone: `PHONE-${place * 7}` },
    }),
  'fifty devices and networks': (place) =>
    disclosed(
      { devices: [`device-${place}`], networks: ['carrier'] },
      { devices: 49, networks: 49 },
    ),
};

interface Measured {
  /** Milliseconds of judging, and of as many statements that do nothing, one after the other. */
  readonly took: readonly number[];
  readonly nothing: readonly number[];
  /** Milliseconds of our own processor time for each, with the alerts that it leads to. */
  readonly processor: number;
}

async function judge(invent: (place: number) => Disclosed): Promise<Measured> {
  const { ports } = raiser;
  const [took, nothing]: [number[], number[]] = [[], []];
  const used = { ms: 0 };
  for (let place = 1; place <= ASSESSED; place += 1) {
    const facts = invent(place);
    const subject = {
      ...{ userId: newId('user'), applicationId: newId('app'), requestedAt: new Date() },
      purpose: 'APPLICATION' as const,
    };
    const before = process.cpuUsage();
    const { milliseconds } = await ports.transact(async (work) => {
      const judged = await judgeApplication(work, ports, subject, facts);
      return await keepAssessment(work, ports, subject, judged);
    });
    const { user, system } = process.cpuUsage(before);
    used.ms += (user + system) / 1_000;
    took.push(milliseconds);
    nothing.push(await idle());
  }
  // The first warm process and database up.
  return {
    took: took.slice(WARMING),
    nothing: nothing.slice(WARMING),
    processor: used.ms / ASSESSED,
  };
}

async function idle(): Promise<number> {
  const began = performance.now();
  for (let statement = 0; statement < STATEMENTS; statement += 1) await sql`select 1`;
  return performance.now() - began;
}

function percentiles(times: readonly number[]): { readonly text: string; readonly median: number } {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
  const text = [0.5, 0.9, 0.99]
    .map((share) => `p${share * 100} ${at(share).toFixed(1)}`)
    .join(', ');
  return { text, median: at(0.5) };
}

test.each(Object.entries(KINDS))('%s', async (name, invent) => {
  const { took, nothing, processor } = await judge(invent);
  const [ours, empty] = [percentiles(took), percentiles(nothing)];
  process.stdout.write(
    `  ${name.padEnd(30)} ${ours.text} ms (aim ${AIM_MS}); ${STATEMENTS} statements that do nothing ` +
      `${empty.text} ms; our processor ${processor.toFixed(1)} ms\n`,
  );
  // By half of them: on a busy machine the slowest wait for others.
  expect(ours.median).toBeLessThanOrEqual(AIM_MS);
});
