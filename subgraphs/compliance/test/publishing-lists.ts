import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { createPorts, openResources } from '../src/adapters/resources.ts';
import { openCase } from '../src/app/open-case.ts';
import type { Ports, UserId } from '../src/app/ports.ts';
import { reassessKyc } from '../src/app/reassess-kyc.ts';
import { rescreenCustomers } from '../src/app/rescreen-customers.ts';
import { complianceConfig } from '../src/config.ts';
import { contentHashOf } from '../src/domain/sanctions/content.ts';
import { changesBetween } from '../src/domain/sanctions/delta.ts';
import type { SanctionsEntry } from '../src/domain/sanctions/entry.ts';
import { versionIdOf } from '../src/domain/sanctions/list.ts';
import { type Facts, startTestCompliance } from './compliance-subgraph.ts';
import { screenUser } from './sanctions-lists.ts';

export interface Process {
  readonly ports: Ports;
  close(): Promise<void>;
}

/** Another process of the same subgraph, which does nothing by itself. */
export async function openProcess(compliance: TestSubgraph): Promise<Process> {
  const config = complianceConfig(compliance.environment);
  const resources = await openResources(config);
  return {
    ports: createPorts(resources, config),
    close: () => resources.connection.close(),
  };
}

/** Compliance, and another process of it by whose ports a test says what happens, and when. */
export interface Beside {
  readonly compliance: TestSubgraph;
  readonly ports: Ports;
  close(): Promise<void>;
}

/** Starts both; the one that serves tends nothing by itself. */
export async function openBeside(): Promise<Beside> {
  const compliance = await startTestCompliance({ TEND_EVERY_SECONDS: '3600' });
  const process = await openProcess(compliance);
  return {
    compliance,
    ports: process.ports,
    close: async () => {
      await process.close();
      await compliance.close();
      await compliance.drop();
    },
  };
}

export function listed(uid: string, name: string, more: Partial<SanctionsEntry> = {}) {
  const entry: SanctionsEntry = {
    uid,
    type: 'PERSON',
    names: [{ text: name, quality: 'PRIMARY' }],
    programmes: ['TEST'],
    datesOfBirth: [],
    countries: [],
    addresses: [],
    ...more,
  };
  return entry;
}

/** Makes these the entries of a list, as a new version of it; gives its id. */
export async function publish(
  { transact, sha256, lists }: Ports,
  entries: readonly SanctionsEntry[],
  listId = 'demo',
): Promise<string> {
  const kept = entries.map((entry) => ({ ...entry, contentHash: contentHashOf(entry, sha256) }));
  const checksum = sha256(newId('req'));
  const id = versionIdOf(listId, checksum);
  await transact(async (work) => {
    const known = await work.lists.lockKnown(listId);
    if (known === undefined) throw new Error(`There is no list ${listId}.`);
    const before = known.current?.id;
    const previous =
      before === undefined
        ? null
        : { id: before, changes: changesBetween(await work.lists.members(before), kept) };
    const counts = { entries: kept.length, aliases: 0, addresses: 0 };
    const version = { id, listId, sha256: checksum, importedAt: new Date(), ...counts };
    await work.lists.insertVersion(version, kept, previous);
    await work.lists.makeCurrent(listId, id);
    await work.lists.confirm(listId, new Date(), null);
  });
  await lists.refresh();
  return id;
}

const OTHER = listed('50', 'OKONJABARI, Themba Lux');

/** Publishes these beside another one, as lists change all the time, and has all compared with them. */
export async function publishAndCompare(
  { compliance, ports }: Beside,
  entries: readonly SanctionsEntry[],
): Promise<string> {
  const id = await publish(ports, [OTHER, ...entries]);
  await rescreenCustomers(ports)({ cause: 'LIST_DELTA', signal: new AbortController().signal });
  // The process that serves takes the lists over before it screens somebody, be it nobody.
  await screenUser(compliance, newId('user'));
  return id;
}

/** A verified customer who was disclosed, and not screened yet. */
export async function enrol(ports: Ports, facts: Facts): Promise<UserId> {
  const userId = newId('user');
  const now = ports.clock();
  await ports.transact(async (work) => {
    await openCase(work, userId, now);
    await work.subjects.markEmailVerified(userId, now);
    await work.subjects.saveFacts(userId, facts, now);
    await work.disclosures.closeAll(userId, now);
    await reassessKyc(work, ports, userId, { kind: 'SERVICE', id: 'compliance' });
  });
  return userId;
}
