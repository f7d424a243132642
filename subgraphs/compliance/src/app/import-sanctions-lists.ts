import { serviceCaller } from '@blockscore/caller';
import { changesBetween, countChanges, type ListDelta } from '../domain/sanctions/delta.ts';
import {
  type ListRefusal,
  type ListVersion,
  type SanctionsList,
  versionIdOf,
} from '../domain/sanctions/list.ts';
import { DAYS_HELD, refuseVersion } from '../domain/sanctions/list-checks.ts';
import { alertOfRefusal, alertOfStaleLists } from './list-alerts.ts';
import type { FoundContent, KeptList, ListSource } from './list-ports.ts';
import type { Ports, Work } from './ports.ts';
import { settleListAlerts } from './settle-list-alerts.ts';

type Found = Extract<FoundContent, { readonly kind: 'FOUND' }>;

export interface ImportOptions {
  /** False: lists that are downloaded are not looked at now, which may take minutes. */
  readonly remote: boolean;
  readonly signal: AbortSignal;
}

/**
 * Looks where the configured lists are and takes them over: a content that is new becomes an immutable
 * version and the current one; a list that cannot be had, is broken, gone, has shrunk or reads quite otherwise is refused,
 * officers are told once, and its last good version stays; what they were told of a trouble that is over is
 * resolved. The demo list is screened against only while
 * there is no real one. Safe to run in several processes.
 */
export function importSanctionsLists(ports: Ports) {
  const takeOver = importFrom(ports);
  return async ({ remote, signal }: ImportOptions): Promise<void> => {
    const { sources, trouble } = await ports.listSources();
    for (const source of sources) {
      // A list that is configured counts as missing until it comes.
      if (source.remote && !remote) await ports.transact((work) => work.lists.lock(source));
      else await takeOver(source, signal);
    }
    const ids = new Set(sources.map(({ id }) => id));
    const gone: Pick<ListRefusal, 'kind' | 'message'> =
      trouble === null
        ? { kind: 'MISSING', message: 'No file and no URL of this list is configured.' }
        : { kind: 'UNREACHABLE', message: trouble };
    const refused = await ports.transact((work) => refuseGone(work, ids, gone, ports.clock()));
    for (const id of refused) warn(ports, id, gone.message);
    // What was not looked at now may be old only because nothing ran.
    const isLookedAt = remote || !sources.some((source) => source.remote);
    await ports.transact(async (work) => {
      if (isLookedAt) await alertOfStaleLists(work, ports);
      await settleListAlerts(work, ports);
    });
    await ports.lists.refresh();
  };
}

function warn(ports: Ports, list: string, reason: string): void {
  ports.warn('A sanctions list was refused; its last good version stays.', { list, reason });
}

/** @returns those of which it is news */
async function refuseGone(
  work: Work,
  found: ReadonlySet<string>,
  gone: Pick<ListRefusal, 'kind' | 'message'>,
  now: Date,
): Promise<readonly string[]> {
  await work.lists.retireDemo();
  const told: string[] = [];
  for (const list of await work.lists.all()) {
    if (list.demo || found.has(list.id)) continue;
    // What never came and is not asked for any more is nothing that could be missing.
    if (list.current === null && gone.kind === 'MISSING') await work.lists.forget(list.id);
    if (!list.active) continue;
    const refusal = { ...gone, at: now, sha256: null, entries: null };
    if (await refuse(work, list, refusal)) told.push(list.id);
  }
  return told;
}

function importFrom(ports: Ports) {
  return async (source: ListSource, signal: AbortSignal): Promise<void> => {
    const { known, seen } = await ports.transact(async (work) => ({
      seen: currentOf(await work.lists.lockKnown(source.id)),
      known: await work.lists.validators(source.id),
    }));
    const at = ports.clock();
    const content = await source.look(known, signal);
    const last = await ports.transact((work) => work.lists.lock(source));
    const isNew = content.kind === 'FOUND' && last.current?.sha256 !== content.sha256;
    // Read before the transaction, which then holds the list for as long as writing takes.
    const read = isNew ? await content.read() : undefined;
    const told = await ports.transact(async (work) => {
      const list = await work.lists.lock(source);
      const isSame = content.kind === 'FOUND' && list.current?.sha256 === content.sha256;
      // While this one was being fetched another process took over a content that may be newer, and what came
      // here says nothing about that: the next look does.
      if (currentOf(list) !== seen && !isSame) return undefined;
      if (content.kind === 'UNCHANGED') return confirm(work, list, null, at);
      if (content.kind !== 'FOUND') {
        return refuse(work, list, { ...content, at, sha256: null, entries: null });
      }
      if (isSame) return confirm(work, list, content, at);
      return read && takeOver(work, list, content, read, { at, now: ports.clock() });
    });
    if (typeof told === 'string') warn(ports, source.id, told);
  };
}

const currentOf = (list: SanctionsList | undefined): string | null => list?.current?.id ?? null;

async function confirm(
  work: Work,
  list: SanctionsList,
  found: Found | null,
  at: Date,
): Promise<undefined> {
  await work.lists.confirm(list.id, at, found?.fileAt ?? null);
  if (found !== null) await work.lists.replaceValidators(list.id, found.validators);
}

/**
 * @param at when it was looked for; what is imported is so now
 * @returns why the content was refused, where it was and that is news
 */
async function takeOver(
  work: Work,
  list: SanctionsList,
  content: Found,
  read: Awaited<ReturnType<Found['read']>>,
  { at, now }: { readonly at: Date; readonly now: Date },
): Promise<string | undefined> {
  const { sha256 } = content;
  const about = { at, sha256 };
  if (!read.ok) {
    return refuse(work, list, { ...about, kind: 'BROKEN', message: read.error, entries: null });
  }
  const { counts, entries } = read.value;
  const last = list.current;
  const members = last === null ? [] : await work.lists.members(last.id);
  const found = entries.map(({ names, ...entry }) => ({ ...entry, nameCount: names.length }));
  const since = new Date(now.getTime() - DAYS_HELD * 86_400_000);
  const doubt = refuseVersion(
    { counts, members: found },
    last === null ? undefined : { counts: last, members },
    await work.lists.mostSince(list.id, since),
  );
  if (doubt !== undefined && !(await isAccepted(work, list, sha256))) {
    return refuse(work, list, { ...about, ...doubt, entries: counts.entries });
  }
  const version = { id: versionIdOf(list.id, sha256), listId: list.id, sha256, importedAt: now };
  const changes = last === null ? [] : changesBetween(members, entries);
  await keep(work, list, { ...version, ...counts }, read.value, changes);
  await confirm(work, list, content, at);
  return undefined;
}

async function isAccepted(work: Work, list: SanctionsList, sha256: string): Promise<boolean> {
  const { id, current } = list;
  return current !== null && (await work.lists.isAccepted(id, sha256, current.id));
}

async function keep(
  work: Work,
  list: SanctionsList,
  version: ListVersion,
  { entries }: KeptList,
  changes: ReturnType<typeof changesBetween>,
): Promise<void> {
  const previous = list.current === null ? null : { id: list.current.id, changes };
  await work.lists.insertVersion(version, entries, previous);
  await work.lists.makeCurrent(list.id, version.id);
  await recordImport(work, version, previous && { id: previous.id, ...countChanges(changes) });
}

/** @returns the reason where it is news: each content is told of once */
async function refuse(
  work: Work,
  list: SanctionsList,
  refusal: ListRefusal,
): Promise<string | undefined> {
  const before = list.refusal;
  const same = before !== null && before.kind === refusal.kind && keyOf(before) === keyOf(refusal);
  if (!same) await alertOfRefusal(work, list, refusal);
  await work.lists.refuse(list.id, refusal);
  return same ? undefined : refusal.message;
}

const keyOf = ({ sha256, message }: ListRefusal): string => sha256 ?? message;

async function recordImport(
  work: Work,
  { id, listId, entries }: ListVersion,
  previous: (ListDelta & { readonly id: string }) | null,
): Promise<void> {
  const delta = previous && {
    previousVersionId: previous.id,
    added: previous.added,
    changed: previous.changed,
    removed: previous.removed,
  };
  await work.events.record({
    type: 'compliance.list.imported',
    aggregate: { type: 'sanctions_list', id: listId, version: 1 },
    audience: { scopes: ['compliance:read'] },
    actor: serviceCaller('compliance'),
    data: { listId, versionId: id, entries, ...delta },
  });
}
