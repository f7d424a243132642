import { serviceCaller } from '@blockscore/caller';
import { type ListVersion, type SanctionsList, versionIdOf } from '../domain/sanctions/list.ts';
import { refuseVersion } from '../domain/sanctions/list-checks.ts';
import type { FoundList, Ports, Work } from './ports.ts';

/**
 * Takes over the configured lists: a content that is new becomes an immutable version and the
 * current one; a list that is broken, gone or has shrunk is refused, said so, and its last good
 * version stays. The demo list is screened against only while there is no real one.
 */
export function importSanctionsLists(ports: Ports) {
  const warn = (list: string, reason: string) =>
    ports.warn('A sanctions list was refused; its last good version stays.', { list, reason });
  return async (): Promise<void> => {
    const found = await ports.findLists();
    for (const list of found) {
      const refusal = await ports.transact((work) => importList(work, list, ports.clock()));
      if (refusal !== undefined) warn(list.id, refusal);
    }
    const ids = new Set(found.map(({ id }) => id));
    const gone = await ports.transact((work) => refuseGone(work, ids, ports.clock()));
    for (const id of gone) warn(id, GONE);
    await ports.lists.refresh();
  };
}

const GONE = 'The configured folder holds no file of this list.';

async function refuseGone(work: Work, found: ReadonlySet<string>, now: Date): Promise<string[]> {
  await work.lists.retireDemo();
  const gone = (await work.lists.all()).filter(
    ({ id, active, demo }) => active && !demo && !found.has(id),
  );
  for (const { id } of gone) await work.lists.refuse(id, GONE, now);
  return gone.map(({ id }) => id);
}

/** @returns why the content was refused, if it was */
async function importList(work: Work, list: FoundList, now: Date): Promise<string | undefined> {
  const known = await work.lists.lock(list);
  const { content } = list;
  if (!content.ok) return refuse(work, list, content.message, now);
  if (known.current?.sha256 === content.sha256) return undefined;
  const read = await content.read();
  if (!read.ok) return refuse(work, list, read.error, now);
  const { counts, entries } = read.value;
  const last = known.current && {
    counts: known.current,
    members: await work.lists.members(known.current.id),
  };
  const refusal = refuseVersion({ counts, members: entries }, last ?? undefined);
  if (refusal !== undefined) return refuse(work, list, refusal.message, now);
  const { sha256 } = content;
  const id = versionIdOf(list.id, sha256);
  const version: ListVersion = { id, listId: list.id, sha256, importedAt: now, ...counts };
  await work.lists.insertVersion(version, read.value);
  await work.lists.makeCurrent(list.id, id);
  await recordImport(work, known, version);
  return undefined;
}

async function refuse(work: Work, list: FoundList, why: string, now: Date): Promise<string> {
  await work.lists.refuse(list.id, why, now);
  return why;
}

async function recordImport(work: Work, list: SanctionsList, version: ListVersion): Promise<void> {
  await work.events.record({
    type: 'compliance.list.imported',
    aggregate: { type: 'sanctions_list', id: list.id, version: 1 },
    audience: { scopes: ['compliance:read'] },
    actor: serviceCaller('compliance'),
    data: { listId: list.id, versionId: version.id, entries: version.entries },
  });
}
