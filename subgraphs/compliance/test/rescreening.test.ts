import type { TestSubgraph } from '@blockscore/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ports, UserId } from '../src/app/ports.ts';
import { rescreenCustomers } from '../src/app/rescreen-customers.ts';
import { screenSubject } from '../src/app/screen-subject.ts';
import { comparedWith } from '../src/domain/comparison.ts';
import type { RescreeningCause } from '../src/domain/rescreening.ts';

import type { Facts } from './compliance-subgraph.ts';
import {
  type Beside,
  enrol,
  listed,
  openBeside,
  openProcess,
  publish,
} from './publishing-lists.ts';

const GIVEN = ['Zoltimir', 'Brunhilde', 'Hamdoun', 'Themba', 'Casimir', 'Mirela'];
const FAMILY = ['Varkonsky', 'Quellhorst', 'Taziri', 'Okonjabari', 'Morvandieu', 'Vuckovic'];
const EMPTY = listed('0', 'NOBODYATALL, Xavierius');

let compliance: TestSubgraph;
let ports: Ports;
let beside: Beside;
const customers: UserId[] = [];

const facts = (firstName: string, lastName: string): Facts => ({
  ...{ firstName, lastName, dateOfBirth: '1970-05-05', country: 'US' },
});
const ACTOR = { kind: 'SERVICE', id: 'lending' } as const;
const never = new AbortController().signal;
const rescreen = (cause: RescreeningCause, chunk = 5, signal = never, by = ports) =>
  rescreenCustomers(by)({ cause, signal, chunk });

beforeAll(async () => {
  // Nothing is tended: what is compared, and when, is for the tests to say.
  beside = await openBeside();
  ({ compliance, ports } = beside);
  await publish(ports, [EMPTY]);
  for (const [at, family] of FAMILY.entries()) {
    customers.push(await enrol(ports, facts(GIVEN[at] ?? 'Odo', family)));
    customers.push(await enrol(ports, facts(GIVEN[(at + 1) % 6] ?? 'Odo', family)));
  }
}, 60_000);
afterAll(async () => {
  await beside?.close();
});

/** What the latest screening of each customer found, and what comparing them now finds. */
async function foundAndTrue() {
  const index = ports.lists.current();
  if (index === undefined) throw new Error('No index.');
  return await ports.transact(async (work) => {
    const found: string[] = [];
    const truth: string[] = [];
    for (const userId of customers) {
      const known = (await work.subjects.find(userId))?.facts;
      const now = comparedWith(index, known ?? facts('Nobody', 'At All'));
      const latest = await work.screenings.latest(userId);
      found.push(`${userId} ${[...(latest?.entities ?? [])].sort()}`);
      truth.push(`${userId} ${[...now.entities].sort()}`);
    }
    return { found, truth };
  });
}
const rows = async () =>
  Number((await compliance.sql`select count(*) from compliance.screenings`)[0]?.['count']);
const statusOf = async (userId: string) =>
  (
    await compliance.sql`select status from compliance.kyc_verifications where user_id = ${userId}`
  )[0]?.['status'];

test('the first time everybody is compared with everything; then only who differs is written down', async () => {
  const first = await rescreen('LIST_DELTA');
  expect(first).toMatchObject([
    { cause: 'LIST_DELTA', scope: 'FULL', compared: 12, changed: 12, hits: 0, end: 'FINISHED' },
  ]);
  expect(await rows()).toBe(12);
  expect(await rescreen('DAILY')).toMatchObject([
    { cause: 'DAILY', scope: 'FULL', compared: 12, changed: 0 },
  ]);
  expect(await rows()).toBe(12);
  // It was done today: a job that comes twice does it once.
  expect(await rescreen('DAILY')).toEqual([]);
  expect(await rescreen('LIST_DELTA')).toEqual([]);
});

test('what a list changed finds exactly what comparing with everything finds', async () => {
  const name = fc.tuple(fc.constantFrom(...FAMILY), fc.constantFrom(...GIVEN));
  const entry = fc.tuple(fc.integer({ min: 1, max: 9 }), name, fc.boolean());
  const contents = fc.uniqueArray(entry, { maxLength: 9, selector: ([uid]) => uid });
  let hits = 0;
  await fc.assert(
    fc.asyncProperty(contents, async (entries) => {
      const list = entries.map(([uid, [family, given], isOld]) =>
        listed(`${uid}`, `${family.toUpperCase()}, ${given}`, {
          ...(isOld && { datesOfBirth: [{ year: 1940, approximate: false }] }),
        }),
      );
      await publish(ports, [EMPTY, ...list]);
      const done = await rescreen('LIST_DELTA');
      expect(done).toMatchObject([{ cause: 'LIST_DELTA', scope: 'DELTA', compared: 12 }]);
      hits += done[0]?.hits ?? 0;
      const { found, truth } = await foundAndTrue();
      expect(found).toEqual(truth);
    }),
    { numRuns: 12 },
  );
  expect(hits).toBeGreaterThan(0);
}, 120_000);

test('a customer who becomes a match goes under review, and out of it when the entry is gone', async () => {
  await publish(ports, [EMPTY]);
  await rescreen('LIST_DELTA');
  const userId = customers[0] ?? 'user_';
  expect(await statusOf(userId)).toBe('APPROVED');
  await publish(ports, [EMPTY, listed('1', 'VARKONSKY, Zoltimir')]);
  expect(await rescreen('LIST_DELTA')).toMatchObject([{ scope: 'DELTA', changed: 1, hits: 1 }]);
  expect(await statusOf(userId)).toBe('IN_REVIEW');
  const changes = await compliance.events('compliance.kyc.changed');
  expect(changes.findLast(({ data }) => data['userId'] === userId)).toMatchObject({
    data: { from: 'APPROVED', to: 'IN_REVIEW' },
    audience: { scopes: ['compliance:read'] },
  });
  const [alert] = await compliance.sql`
    select source, rule, severity, facts from compliance.alerts
    where subject = ${userId} order by id desc limit 1`;
  expect(alert).toMatchObject({ source: 'SCREENING', rule: 'SANCTIONS_MATCH', severity: 'HIGH' });
  expect(alert?.['facts']).not.toMatch(/varkonsky/i);
  await publish(ports, [EMPTY]);
  expect(await rescreen('LIST_DELTA')).toMatchObject([{ changed: 1, hits: 0 }]);
  expect(await statusOf(userId)).toBe('APPROVED');
});

test('one that is stopped between two chunks goes on there, here or elsewhere', async () => {
  await publish(ports, [EMPTY, listed('1', 'TAZIRI, Hamdoun'), listed('2', 'MORVANDIEU, Casimir')]);
  const killed = new AbortController();
  let seen = 0;
  const dying: Ports = {
    ...ports,
    pause: async () => {
      seen += 1;
      if (seen === 8) killed.abort(new Error('killed'));
    },
  };
  await expect(rescreen('LIST_DELTA', 3, killed.signal, dying)).rejects.toThrow('killed');
  const [open] = await compliance.sql`
    select id, compared, place from compliance.rescreenings where ended_at is null`;
  expect(open).toMatchObject({ compared: 9, place: [...customers].sort()[8] });
  const [done] = await rescreen('LIST_DELTA', 3);
  expect(done).toMatchObject({ id: open?.['id'], compared: 12, changed: 2, end: 'FINISHED' });
  const { found, truth } = await foundAndTrue();
  expect(found).toEqual(truth);
});

test('two processes at once do it once', async () => {
  await publish(ports, [EMPTY, listed('1', 'OKONJABARI, Themba'), listed('3', 'VUCKOVIC, Mirela')]);
  const other = await openProcess(compliance);
  const before = await rows();
  const done = await Promise.all([
    rescreen('LIST_DELTA', 2),
    rescreen('LIST_DELTA', 2, never, other.ports),
  ]);
  await other.close();
  const [run] = done.flat();
  expect(done.flat()).toHaveLength(1);
  expect(run).toMatchObject({ compared: 12, end: 'FINISHED' });
  expect((await rows()) - before).toBe(run?.changed);
  const { found, truth } = await foundAndTrue();
  expect(found).toEqual(truth);
});

test('a list that changes meanwhile ends it, and the next one compares what differs from before it', async () => {
  await publish(ports, [EMPTY, listed('4', 'QUELLHORST, Brunhilde')]);
  let seen = 0;
  const interrupted: Ports = {
    ...ports,
    pause: async () => {
      seen += 1;
      if (seen === 4) await publish(ports, [EMPTY, listed('5', 'QUELLHORST, Brunhilde')]);
    },
  };
  const done = await rescreen('LIST_DELTA', 2, never, interrupted);
  expect(done).toMatchObject([{ scope: 'DELTA', compared: 12 }]);
  const [superseded] = await compliance.sql`
    select compared from compliance.rescreenings where how_ended = 'SUPERSEDED'`;
  expect(superseded).toMatchObject({ compared: 4 });
  const { found, truth } = await foundAndTrue();
  expect(found).toEqual(truth);
});

test('who cannot be read is passed over and counted, and keeps nobody from being compared', async () => {
  const spoilt = customers[3] ?? 'user_';
  const [was] = await compliance.sql`
    update compliance.subjects set last_name = first_name where user_id = ${spoilt} returning first_name`;
  expect(was).toBeDefined();
  await publish(ports, [EMPTY, listed('6', 'MORVANDIEU, Casimir')]);
  const [done] = await rescreen('LIST_DELTA');
  expect(done).toMatchObject({ compared: 11, failed: 1, end: 'FINISHED' });
  const failed = await compliance.sql`select user_id from compliance.rescreening_failures`;
  expect(failed).toEqual([{ user_id: spoilt }]);
});

test('who is to be told anew is compared by what is known, and what somebody else found meanwhile counts', async () => {
  const [outdated, met] = [
    await enrol(ports, facts('Zoltimir', 'Quellhorst')),
    await enrol(ports, facts('Odo', 'Quillfeather')),
  ];
  await publish(ports, [EMPTY]);
  await rescreen('DAILY');
  await ports.transact((work) => work.subjects.markOutdated(outdated, new Date()));
  const added = [listed('8', 'QUILLFEATHER, Odo'), listed('9', 'QUELLHORST, Zoltimir')];
  await publish(ports, [EMPTY, ...added]);
  const compared = await ports.snapshot((work) => work.rescreenings.customers(null, 100));
  const readable = compared.filter((each) => each.facts !== null && each.facts !== 'UNREADABLE');
  const { transact } = ports;
  let isMet = false;
  // A clearance has them compared just before the rescreening comes to them.
  const between: typeof ports = {
    ...ports,
    transact: async (run) => {
      const open = isMet ? undefined : await transact((work) => work.rescreenings.lockOpen());
      if (open !== undefined) {
        isMet = true;
        const index = ports.lists.current();
        if (index === undefined) throw new Error('No index.');
        await transact(async (work) => {
          await work.kyc.lock(met);
          await screenSubject(
            work,
            index,
            met,
            facts('Odo', 'Quillfeather'),
            'CLEARANCE',
            ACTOR,
            ports.clock(),
          );
        });
      }
      return await transact(run);
    },
  };
  const [done] = await rescreen('LIST_DELTA', 100, never, between);
  expect(done).toMatchObject({ compared: readable.length, changed: 2, hits: 2 });
  const alerts = await compliance.sql`
    select rule from compliance.alerts where subject = ${outdated}`;
  expect(alerts).toEqual([{ rule: 'SANCTIONS_MATCH' }]);
  await ports.transact((work) => work.subjects.settle(outdated));
});

test('what was compared can be neither changed nor taken away', async () => {
  const refused = (statement: string) =>
    expect(compliance.sql.unsafe(statement)).rejects.toThrow(/is refused/);
  await refused('update compliance.rescreenings set hits = 0');
  await refused('delete from compliance.rescreenings');
  await refused('delete from compliance.rescreening_failures');
  await refused('update compliance.subject_facts set number = 9');
});

test('a name of before is compared with what a list changed, and with all only where that is like it', async () => {
  const userId = await enrol(ports, facts('Odo', 'Quennevoll'));
  await publish(ports, [EMPTY]);
  await rescreen('LIST_DELTA');
  await ports.transact((work) =>
    work.subjectFacts.keep(userId, facts('Ottoline', 'Marchbanks'), new Date()),
  );
  let screened = 0;
  const comparedAgain = async (name: string) => {
    await publish(ports, [EMPTY, listed('77', name)]);
    const index = ports.lists.current();
    if (index === undefined) throw new Error('No index.');
    const screen: typeof index.screen = (asked) => {
      screened += 1;
      return index.screen(asked);
    };
    const counting = { ...index, screen };
    const lists = { ...ports.lists, refresh: async () => {}, current: () => counting };
    screened = 0;
    await rescreen('LIST_DELTA', 5, never, { ...ports, lists });
    return screened;
  };
  expect(await comparedAgain('NOBODYELSE, Xaver')).toBe(0);
  expect(await comparedAgain('MARCHBANKS, Ottoline')).toBeGreaterThan(0);
  expect(await statusOf(userId)).toBe('IN_REVIEW');
});

test('however many entries somebody is like, they are screened, and keep nobody else waiting', async () => {
  const alike = Array.from({ length: 200 }, (_, at) => listed(`9${at}`, 'VARKONSKY, Zoltimir'));
  await publish(ports, [EMPTY, ...alike]);
  expect(await rescreen('LIST_DELTA')).toMatchObject([{ end: 'FINISHED' }]);
  const [userId] = customers;
  if (userId === undefined) throw new Error('There is no customer.');
  const latest = await ports.transact((work) => work.screenings.latest(userId));
  expect([latest?.entities.length, latest?.matches?.length]).toEqual([200, 200]);
  // More than the vault encrypts at once.
  expect(JSON.stringify(latest?.matches).length).toBeGreaterThan(65_536);
});
