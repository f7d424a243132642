import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  answered,
  caughtUp,
  disclose,
  HARMLESS,
  newPerson,
  officer,
  onboard,
  type Person,
  requestClearance,
  settled,
} from './compliance-subgraph.ts';
import { decide } from './deciding.ts';
import { listNow, NAMES, refreshed, startWithLists, writeList } from './sanctions-lists.ts';

let folder: string;
let compliance: TestSubgraph;
beforeAll(async () => {
  folder = await writeList(NAMES);
  compliance = await startWithLists(folder);
});
afterAll(async () => {
  await compliance?.close();
  await compliance?.drop();
});
afterEach(() => refreshed(compliance));

/** As after three days in which nothing could be looked at. */
async function letAge(): Promise<void> {
  await compliance.sql`update compliance.sanctions_lists set checked_at = now() - interval '3 days'`;
}

const HELD = `query ($id: ID!) { kycVerification(userId: $id) {
  status missing heldClearances { requestId } } }`;

/** A person whose clearance waits for newer lists. */
async function held(person: Person = newPerson()) {
  await onboard(compliance, HARMLESS, person);
  await letAge();
  const clearance = await requestClearance(compliance, person.userId);
  await eventually(async () => {
    const rows = await compliance.sql`select 1 from compliance.clearance_requests
      where request_id = ${clearance.requestId} and held_at is not null`;
    return rows.length > 0 ? true : undefined;
  });
  return { ...person, clearance };
}

/** A person who has done all that is asked of them. */
async function signUp(at: TestSubgraph): Promise<Person> {
  const person = newPerson();
  const { userId } = person;
  await at.hear('identity.user.registered', { userId });
  await disclose(at, userId, HARMLESS);
  await at.hear('identity.email.verified', { userId });
  return person;
}

/** Somebody who signed up while the list was too old, and was compared with it. */
async function screenedAndNew(): Promise<Person> {
  await letAge();
  const person = await signUp(compliance);
  await eventually(async () => {
    const [screened] = await compliance.sql`
      select 1 from compliance.subjects s join compliance.kyc_verifications k using (user_id)
      where s.user_id = ${person.userId} and s.screened_at is not null and k.missing = '{}'`;
    return screened;
  });
  return person;
}

const metric = async (name: string) => {
  const text = await (await fetch(`${compliance.url}/metrics`)).text();
  return text.split('\n').find((line) => line.startsWith(`${name}{`));
};

describe('while a list is too old', () => {
  test('nobody is cleared by a rule, and all go on by themselves once it is looked at', async () => {
    const { userId, clearance } = await held();
    // Patience is over as well: it is not answered «not cleared» instead.
    await compliance.sql`update compliance.clearance_requests
      set requested_at = now() - interval '1 hour' where request_id = ${clearance.requestId}`;
    await caughtUp(compliance);
    expect(await clearance.answers()).toEqual([]);
    await refreshed(compliance);
    expect((await answered(clearance, true)).data).toMatchObject({ userId, screening: 'CLEAR' });
    expect(await clearance.answers()).toHaveLength(1);
  });

  test('who is new is approved by no rule, and by itself once it is looked at', async () => {
    const { userId, caller } = await screenedAndNew();
    const read = async () =>
      (await compliance.ask(caller, HELD, { id: userId })).data?.['kycVerification'];
    expect(await read()).toMatchObject({ status: 'PENDING', missing: [] });
    await refreshed(compliance);
    await settled(compliance, userId, (status) => status === 'APPROVED');
    expect(await read()).toMatchObject({ status: 'APPROVED' });
  });

  test('who is new is approved or rejected by an officer all the same', async () => {
    for (const [decision, status] of [
      ['APPROVE', 'APPROVED'],
      ['REJECT', 'REJECTED'],
    ] as const) {
      const { userId } = await screenedAndNew();
      expect(await decide(compliance, userId, decision)).toMatchObject({
        ...{ kycVerification: { status }, userErrors: [] },
      });
    }
  });

  test('who waits is compared with the list that comes before anything is answered', async () => {
    const { clearance } = await held();
    await writeList([...NAMES, 'MARCHBANKS, Ottoline'], { folder });
    await refreshed(compliance);
    const refused = await answered(clearance, false);
    expect(refused.data).toMatchObject({ kyc: 'IN_REVIEW', screening: 'POTENTIAL_MATCH' });
    await writeList(NAMES, { folder });
  });

  test('officers see that one waits, and the person sees nothing of it', async () => {
    const { userId, caller, clearance } = await held();
    const seen = await compliance.ask(officer, HELD, { id: userId });
    expect(seen.data).toMatchObject({
      kycVerification: { heldClearances: [{ requestId: clearance.requestId }] },
    });
    const own = await compliance.ask(caller, HELD, { id: userId });
    expect(own.data).toMatchObject({
      kycVerification: { status: 'APPROVED', missing: [], heldClearances: null },
    });
    const about = (await compliance.events()).filter(
      ({ audience, data }) => audience.subject === userId || data['userId'] === userId,
    );
    expect(JSON.stringify(about)).not.toContain(clearance.requestId);
  });

  test('an officer whose own waits is not told so', async () => {
    const { userId, caller } = await held(newPerson(['COMPLIANCE_OFFICER']));
    const own = await compliance.ask(caller, HELD, { id: userId });
    expect(own.data).toMatchObject({ kycVerification: { heldClearances: null } });
  });

  test('health says so and the process goes on serving', async () => {
    await letAge();
    const ready = await fetch(`${compliance.url}/health/ready`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({
      status: 'degraded',
      checks: { sanctionsLists: 'degraded' },
    });
    expect(await listNow(compliance)).toMatchObject({ isStale: true, active: true });
    await refreshed(compliance);
    const again = await fetch(`${compliance.url}/health/ready`);
    expect(await again.json()).toMatchObject({ checks: { sanctionsLists: 'up' } });
  });

  test('a metric says so', async () => {
    await letAge();
    expect(await eventually(async () => await metric('sanctions_list_stale'), 15_000)).toMatch(
      /list="ofac-sdn".* [01]$/,
    );
    expect(await metric('sanctions_list_age_seconds')).toMatch(/list="ofac-sdn"/);
  });
});

test('files that are too old make a list so, where that is asked for', async () => {
  const old = await startWithLists(await writeList(NAMES, { writtenAt: new Date('2021-07-01') }), {
    SANCTIONS_LIST_FILE_MAX_AGE_HOURS: '720',
  });
  try {
    expect(await listNow(old)).toMatchObject({ isStale: true, refusal: null });
    const { data } = await old.ask(
      officer,
      '{ alerts(filter: { rule: "LIST_STALE" }) { edges { node { severity status } } } }',
    );
    expect(data).toEqual({ alerts: { edges: [{ node: { severity: 'HIGH', status: 'OPEN' } }] } });
    const { userId } = await signUp(old);
    const clearance = await requestClearance(old, userId);
    await caughtUp(old);
    expect(await clearance.answers()).toEqual([]);
  } finally {
    await old.close();
    await old.drop();
  }
});

test('a list that is configured and never came lets nobody be cleared', async () => {
  const url = 'un-consolidated=http://127.0.0.1:9/consolidated.xml';
  const half = await startWithLists(folder, { SANCTIONS_LIST_URLS: url });
  try {
    const { userId } = await signUp(half);
    const clearance = await requestClearance(half, userId);
    await caughtUp(half);
    expect(await clearance.answers()).toEqual([]);
    const ready = (await (await fetch(`${half.url}/health/ready`)).json()) as { status: string };
    expect(ready.status).toBe('degraded');
  } finally {
    await half.close();
    await half.drop();
  }
});
