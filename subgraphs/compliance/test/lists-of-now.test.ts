import { type Connection, connect } from '@blockscore/database';
import { newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createListRegistry } from '../src/adapters/list-registry.ts';
import type { Ports } from '../src/app/ports.ts';
import { tendCases } from '../src/app/tend-cases.ts';
import { answered, HARMLESS, onboard, requestClearance, settled } from './compliance-subgraph.ts';
import { type Beside, listed, openBeside, publish } from './publishing-lists.ts';
import { screenUser } from './sanctions-lists.ts';

const NOBODY = listed('0', 'NOBODYATALL, Xavierius');
const PERSON = listed('1', 'MARCHBANKS, Ottoline');

let compliance: TestSubgraph;
/** Of the one that imports; the one that serves does not hear of it until it looks. */
let ports: Ports;
let beside: Beside;
beforeAll(async () => {
  beside = await openBeside();
  ({ compliance, ports } = beside);
});
afterAll(async () => {
  await beside?.close();
});
beforeEach(async () => {
  await publish(ports, [NOBODY]);
  // Who serves takes the lists over before it screens somebody, be it nobody.
  await screenUser(compliance, newId('user'));
});

const isHeld = (requestId: string) =>
  eventually(async () => {
    const [row] =
      await compliance.sql`select held_at, answered_at from compliance.clearance_requests
      where request_id = ${requestId} and (held_at is not null or answered_at is not null)`;
    return row && { held: row['held_at'] !== null, answered: row['answered_at'] !== null };
  });

describe('a process that holds older lists than the database', () => {
  test('clears nobody by them: the request waits until the person was compared with those of now', async () => {
    const { userId } = await onboard(compliance, HARMLESS);
    await publish(ports, [NOBODY, PERSON]);
    const clearance = await requestClearance(compliance, userId);
    expect(await isHeld(clearance.requestId)).toEqual({ held: true, answered: false });
    await tendCases(ports)();
    expect((await answered(clearance, false)).data).toMatchObject({ screening: 'POTENTIAL_MATCH' });
    expect(await clearance.answers()).toHaveLength(1);
  });

  test('lets who is not on the new ones go on once they were compared', async () => {
    const { userId } = await onboard(compliance, { ...HARMLESS, lastName: 'Quillfeather' });
    await publish(ports, [NOBODY, PERSON]);
    const clearance = await requestClearance(compliance, userId);
    expect(await isHeld(clearance.requestId)).toEqual({ held: true, answered: false });
    await tendCases(ports)();
    await answered(clearance, true);
    expect(await clearance.answers()).toHaveLength(1);
  });

  test('does not take a match of newer ones back', async () => {
    const { userId } = await onboard(compliance, HARMLESS);
    await publish(ports, [NOBODY, PERSON]);
    await tendCases(ports)();
    expect(await settled(compliance, userId, () => true)).toBe('IN_REVIEW');
    const refused = await answered(await requestClearance(compliance, userId), false);
    expect(refused.data).toMatchObject({ kyc: 'IN_REVIEW', screening: 'POTENTIAL_MATCH' });
    expect(await settled(compliance, userId, () => true)).toBe('IN_REVIEW');
  });
});

test('a list that comes while an index is built is in the one that whoever asks then waits for', async () => {
  const connection = connect(compliance.database.appUrl, { max: 2, name: 'lists of now' });
  let onRead = async (): Promise<void> => undefined;
  type Read = Connection['db']['transaction'];
  const db: Connection['db'] = Object.create(connection.db, {
    transaction: {
      value: async (...given: Parameters<Read>) => {
        const read = await connection.db.transaction(...given);
        await onRead();
        return read;
      },
    },
  });
  try {
    const registry = createListRegistry({ ...connection, db });
    let versionId = '';
    let asked: Promise<string | undefined> | undefined;
    onRead = async () => {
      onRead = async () => undefined;
      versionId = await publish(ports, [NOBODY, PERSON]);
      asked = registry.refresh().then(() => registry.current()?.versionIds.join());
    };
    await registry.refresh();
    expect(await asked).toBe(versionId);
    expect(versionId).not.toBe('');
  } finally {
    await connection.close();
  }
});
