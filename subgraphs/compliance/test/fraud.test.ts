import { readdirSync, readFileSync } from 'node:fs';
import { newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  answer,
  apply,
  askedFor,
  assessedOf,
  factsOf,
  resolveAs,
  SOURCES,
  somebody,
  startTestFraud,
} from './applying.ts';
import { answered, caughtUp, requestClearance } from './compliance-subgraph.ts';
import { asked, payment } from './monitoring-steps.ts';

let compliance: TestSubgraph;
beforeAll(async () => {
  compliance = await startTestFraud();
});
afterAll(async () => {
  await compliance?.close();
  await compliance?.drop();
});

const alertsOf = async (userId: string) =>
  await compliance.sql`
    select source, rule, rule_version, severity, status, case_id from compliance.alerts
    where subject = ${userId} order by id`;

describe('an application', () => {
  test('is cleared once everybody has said what they know, and not before', async () => {
    const person = await somebody(compliance);
    const applicationId = newId('app');
    const clearance = await requestClearance(compliance, person.userId, { applicationId });
    const asked = await askedFor(compliance, applicationId);
    const facts = factsOf({});
    await answer(compliance, asked, 'credit', facts.credit);
    await answer(compliance, asked, 'identity', facts.identity);
    // Whoever is asked about another application waits for that one alone.
    const other = await apply(compliance, person);
    expect((await answered(other.clearance, true)).data).toMatchObject({ fraud: 'LOW' });
    await caughtUp(compliance);
    expect(await clearance.answers()).toEqual([]);
    await answer(compliance, asked, 'lending', facts.lending);
    const { data, audience } = await answered(clearance, true);
    expect(data).toMatchObject({ kyc: 'APPROVED', screening: 'CLEAR', fraud: 'LOW' });
    expect(audience).toEqual({ scopes: ['compliance:read'] });
    expect(await assessedOf(compliance, applicationId)).toMatchObject({
      ...{ score: 0, level: 'LOW', alert_id: null },
      not_known: ['ACCOUNT', 'DOCUMENT', 'OBSERVED_INCOME'],
    });
    expect(await alertsOf(person.userId)).toEqual([]);
  });

  test('is asked about once, and nothing stays that was disclosed', async () => {
    const person = await somebody(compliance);
    const { applicationId } = await apply(compliance, person);
    const again = await requestClearance(compliance, person.userId, { applicationId });
    expect((await answered(again, true)).data).toMatchObject({ fraud: 'LOW' });
    const asked = await compliance.events('compliance.application_facts.requested');
    const about = asked.filter(({ data }) => data['applicationId'] === applicationId);
    expect(about).toHaveLength(1);
    expect(about[0]?.audience).toEqual({ scopes: ['compliance:read'] });
    const [row] = await compliance.sql`
      select * from compliance.fraud_requests where application_id = ${applicationId}`;
    expect(row).toMatchObject({ private_key: null, identity: null, lending: null, credit: null });
    expect(row?.['closed_at']).toBeInstanceOf(Date);
  });

  test('is asked about anew where its loan is paid out: by then there is an account', async () => {
    const person = await somebody(compliance);
    const { applicationId } = await apply(compliance, person);
    const payout = await requestClearance(compliance, person.userId, {
      ...{ applicationId, loanId: newId('loan'), purpose: 'DISBURSEMENT' },
    });
    const asked = await eventually(async () => {
      const events = await compliance.events('compliance.application_facts.requested');
      const about = events.filter(({ data }) => data['applicationId'] === applicationId);
      return about.length === 2 ? about.at(-1) : undefined;
    });
    const facts = factsOf({});
    for (const source of SOURCES) {
      await answer(compliance, asked.data as never, source, facts[source]);
    }
    expect((await answered(payout, true)).data).toMatchObject({ fraud: 'LOW' });
  });

  test('is answered once, whoever answers twice, for somebody else, or what nobody asked', async () => {
    const person = await somebody(compliance);
    const applicationId = newId('app');
    const clearance = await requestClearance(compliance, person.userId, { applicationId });
    const asked = await askedFor(compliance, applicationId);
    const facts = factsOf({ amountMinor: '700000' });
    await answer(compliance, { ...asked, userId: newId('user') }, 'identity', facts.identity);
    await answer(compliance, { ...asked, requestId: newId('req') }, 'identity', facts.identity);
    for (const source of SOURCES) {
      await answer(compliance, asked, source, facts[source]);
      await answer(compliance, asked, source, factsOf({ amountMinor: '1' })[source]);
    }
    await answered(clearance, true);
    await answer(compliance, asked, 'credit', facts.credit);
    await caughtUp(compliance);
    expect(await clearance.answers()).toHaveLength(1);
    const rows = await compliance.sql`
      select 1 from compliance.fraud_assessments where application_id = ${applicationId}`;
    expect(rows).toHaveLength(1);
  });
});

describe('people who share', () => {
  test('a device and an account are a ring: officers hear of it, and it opens a case', async () => {
    const marks = { devices: ['ring-device'], accounts: ['ring-account'] };
    const people = [];
    for (let place = 0; place < 3; place += 1) people.push(await somebody(compliance));
    const levels = [];
    for (const person of people) {
      const { assessed, clearance } = await apply(compliance, person, marks);
      const { data } = await answered(clearance, true);
      expect(data['fraud']).toBe(assessed.level);
      levels.push(assessed.level);
    }
    expect(levels).toEqual(['LOW', 'ELEVATED', 'HIGH']);
    const [first, second, third] = await Promise.all(people.map(({ userId }) => alertsOf(userId)));
    expect(first).toEqual([]);
    expect(second).toMatchObject([
      { source: 'FRAUD', rule: 'APPLICATION_FRAUD', severity: 'MEDIUM', case_id: null },
    ]);
    expect(third).toMatchObject([
      {
        ...{ source: 'FRAUD', rule: 'APPLICATION_FRAUD', severity: 'HIGH', status: 'IN_CASE' },
        ...{ rule_version: 'fraud-2026.4', case_id: expect.stringMatching(/^case_/) },
      },
    ]);
  });

  test('are paid no loan until officers have resolved that they are likely frauds', async () => {
    const marks = { devices: ['payout-device'], accounts: ['payout-account'] };
    const people = [];
    for (let place = 0; place < 3; place += 1) {
      const person = await somebody(compliance);
      people.push({ ...person, ...(await apply(compliance, person, marks)) });
    }
    const [first, , third] = people;
    if (first === undefined || third === undefined) throw new Error('There are three.');
    const payout = ({ userId }: typeof first) => payment(userId, { direction: 'PAYOUT' });
    expect(await asked(compliance, payout(first))).toBe('LET_THROUGH');
    expect(await asked(compliance, payment(third.userId))).toBe('LET_THROUGH');
    expect(await asked(compliance, payout(third))).toBe('BLOCK');
    await resolveAs(compliance, third.assessed.alert_id, 'NO_ACTION');
    expect(await asked(compliance, payout(third))).toBe('LET_THROUGH');
  });

  test('a network, one device and an address are a household', async () => {
    const marks = { devices: ['family-laptop'], networks: ['family-network'] };
    const postalAddress = 'family-home';
    const scores = [];
    for (let place = 0; place < 2; place += 1) {
      const told = { ...marks, postalAddress };
      const { assessed } = await apply(compliance, await somebody(compliance), told);
      expect(assessed.level).toBe('LOW');
      expect(assessed.not_known).not.toContain('POSTAL_ADDRESS');
      scores.push(assessed.score);
    }
    // Another one there, with a device and a network of their own, shows by the address alone, and by two
    // applications from it within a day.
    const { assessed } = await apply(compliance, await somebody(compliance), { postalAddress });
    expect([...scores, assessed.score, assessed.level]).toEqual([0, 17, 2 + 6, 'LOW']);
  });

  test('say the same again, each time in an alert of its own, which alone says what became of it', async () => {
    const marks = { devices: ['same-device'], accounts: ['same-account'] };
    await apply(compliance, await somebody(compliance), marks);
    const person = await somebody(compliance);
    const one = await apply(compliance, person, marks);
    const two = await apply(compliance, person, marks);
    expect([one.assessed.level, two.assessed.level]).toEqual(['ELEVATED', 'ELEVATED']);
    expect(await alertsOf(person.userId)).toHaveLength(2);
    // The officer's page is of before the second application.
    await resolveAs(compliance, one.assessed.alert_id, 'FALSE_POSITIVE');
    const told = async ({ applicationId }: typeof one) => {
      const clearance = await requestClearance(compliance, person.userId, { applicationId });
      return (await answered(clearance, true)).data['fraud'];
    };
    expect([await told(one), await told(two)]).toEqual(['LOW', 'ELEVATED']);
  });

  test('are each seen by one of the two who apply at once', async () => {
    const marks = { devices: ['hasty-device'], accounts: ['hasty-account'] };
    const [one, two] = [await somebody(compliance), await somebody(compliance)];
    const levels = await Promise.all(
      [one, two].map(async (person) => (await apply(compliance, person, marks)).assessed.level),
    );
    expect(levels.sort()).toEqual(['ELEVATED', 'LOW']);
  });
});

test('an assessment is never changed', async () => {
  for (const change of [
    compliance.sql`update compliance.fraud_assessments set level = 'LOW'`,
    compliance.sql`delete from compliance.fraud_assessments`,
  ]) {
    await expect(change).rejects.toThrow(/append-only|refuse|not be changed|never/i);
  }
});

test('consumers that an installation did not have yet judge nothing anew, and miss nothing', async () => {
  const before = await apply(compliance, await somebody(compliance));
  const person = await somebody(compliance);
  await caughtUp(compliance);
  await compliance.close();
  // As one leaves it that knows neither, whose only consumer has dealt with everything but what comes last.
  await compliance.sql`
    delete from compliance.inbox where consumer in ('clearances', 'fraud')`;
  const { requestId } = before.clearance;
  await compliance.sql`
    delete from compliance.clearance_requests where request_id = ${requestId}`;
  const applicationId = newId('app');
  const missed = await requestClearance(compliance, person.userId, { applicationId });
  const folder = new URL('../migrations/', import.meta.url);
  const [file] = readdirSync(folder).filter((name) => name.endsWith('_clearances-taken-over.sql'));
  await compliance.sql.unsafe(readFileSync(new URL(file ?? '', folder), 'utf8'));

  const { sql, environment, database } = compliance;
  const { ENCRYPTION_KEY = '' } = environment;
  compliance = await startTestFraud({ ENCRYPTION_KEY }, database);
  await sql.end();
  const asked = await askedFor(compliance, applicationId);
  for (const source of SOURCES) await answer(compliance, asked, source, factsOf({})[source]);
  const answers = async () =>
    (await compliance.events('compliance.clearance.decided')).filter(
      ({ data }) => data['requestId'] === missed.requestId,
    );
  await eventually(async () => ((await answers()).length > 0 ? true : undefined));
  await caughtUp(compliance);
  expect(await answers()).toHaveLength(1);
  // A question from before is not taken up, and an answer from before is of no question any more.
  const rows = await compliance.sql`
    select 1 from compliance.clearance_requests where request_id = ${requestId}`;
  expect(rows).toEqual([]);
  const assessed = await compliance.sql`
    select count(*)::int as count from compliance.fraud_assessments
    where application_id in (${before.applicationId}, ${applicationId}) group by application_id`;
  expect(assessed.map(({ count }) => count as number)).toEqual([1, 1]);
});

test('what came while it was away is handled together, and each is judged after the one before', async () => {
  const people = [
    await somebody(compliance),
    await somebody(compliance),
    await somebody(compliance),
  ];
  const applications = people.map(({ userId }) => ({
    ...{ userId, applicationId: newId('app'), requestId: newId('req') },
  }));
  const meanwhile = async (what: () => Promise<void>) => {
    const { environment, database, sql } = compliance;
    await compliance.close();
    await what();
    compliance = await startTestFraud(environment, database);
    await sql.end();
  };
  await meanwhile(async () => {
    for (const { userId, ...about } of applications) {
      await requestClearance(compliance, userId, about);
    }
  });
  const questions = await Promise.all(
    applications.map(({ applicationId }) => askedFor(compliance, applicationId)),
  );
  const facts = questions.map(() => factsOf({ devices: ['trio-laptop'], accounts: ['trio-bank'] }));
  await meanwhile(async () => {
    for (const source of SOURCES) {
      for (const [place, question] of questions.entries()) {
        await answer(compliance, question, source, facts[place]?.[source]);
      }
    }
  });
  const told = await eventually(async () => {
    const decided = await compliance.events('compliance.clearance.decided');
    const answers = applications.flatMap(
      ({ requestId }) => decided.find(({ data }) => data['requestId'] === requestId) ?? [],
    );
    return answers.length === applications.length ? answers : undefined;
  });
  expect(told.map(({ data }) => data['fraud'])).toEqual(['LOW', 'ELEVATED', 'HIGH']);
  const ids = applications.map(({ applicationId }) => applicationId);
  const transactions = await compliance.sql`
    select count(distinct c.xmin::text)::int as cleared, count(distinct f.xmin::text)::int as judged
    from compliance.fraud_requests c join compliance.fraud_assessments f using (application_id)
    where application_id = any(${ids})`;
  expect(transactions[0]).toEqual({ cleared: 1, judged: 1 });
});
