import type { AnyEvent } from '@blockscore/events';
import { Fault } from '@blockscore/result';
import type { Logger } from '@blockscore/service';
import { LRUCache } from 'lru-cache';
import { OLDEST_TOKEN_SECONDS, type Session, type SessionOver } from './session.ts';

/** Everything that was revoked while access tokens of before can still be alive. */
export interface Revocations {
  /** Learns from an event of identity; of most it learns nothing. */
  readonly apply: (event: AnyEvent) => void;
  /** Why the session is revoked; undefined where it is not. */
  readonly of: (session: Session) => SessionOver | undefined;
  /**
   * Calls `onRevoked` once, as soon as the session is revoked.
   * @returns stops watching
   */
  readonly watch: (session: Session, onRevoked: (over: SessionOver) => void) => () => void;
  /** How many are remembered. */
  readonly size: () => number;
}

/** All access of a partner or key that was given up to a moment, by identity's clock and by ours. */
interface Cut {
  readonly occurredAt: number;
  readonly appliedAt: number;
}

interface Watcher {
  readonly session: Session;
  readonly onRevoked: (over: SessionOver) => void;
}

/** Of each kind; beyond it the oldest is forgotten, and lives on until its token ends. */
const MOST_REMEMBERED = 100_000;
const FULL_NOTICE_MS = 60_000;
const NEVER = Number.NEGATIVE_INFINITY;

const over = (message: string, comeAgain: boolean): SessionOver => ({
  fault: new Fault('UNAUTHENTICATED', message),
  comeAgain,
});
const SESSION_ENDED = over('You were signed out; sign in again.', false);
const SESSION_SUCCEEDED = over(
  'Another session took the place of this one when its person proved anew who they are (reauthenticate); use the tokens of that one.',
  true,
);
const RIGHTS_CHANGED = over(
  'Your rights have changed since this access token was issued; refresh the session, or sign in again.',
  true,
);
const SIGNING_KEY_REVOKED = over(
  'The key that signed this access token was withdrawn; refresh the session, or sign in again.',
  true,
);
const KEY_REVOKED = over('This API key was revoked or its partner suspended.', false);

export function createRevocations(
  logger: Pick<Logger, 'error'>,
  most = MOST_REMEMBERED,
): Revocations {
  const remembered = memoryOf(logger, most);
  const endedSessions = remembered<SessionOver>();
  const userVersions = remembered<number>();
  const signingKeys = remembered<true>();
  /** By the id of a partner or of an API key. */
  const cuts = remembered<Cut>();
  /** By the id of the principal. */
  const watchers = new Map<string, Set<Watcher>>();

  const ofUser = ({ caller, userVersion = 0, since = 0, signingKey = '' }: Session) => {
    const { id, partnerId = '', sessionId = '' } = caller;
    const ended = endedSessions.get(sessionId);
    if (ended !== undefined) return ended;
    if (signingKeys.has(signingKey)) return SIGNING_KEY_REVOKED;
    const isOutdated =
      userVersion < (userVersions.get(id) ?? 0) ||
      since <= (cuts.get(partnerId)?.occurredAt ?? NEVER);
    return isOutdated ? RIGHTS_CHANGED : undefined;
  };
  const ofKey = ({ caller: { id, partnerId = '' }, since = 0 }: Session) => {
    const isCut = [id, partnerId].some((name) => since <= (cuts.get(name)?.appliedAt ?? NEVER));
    return isCut ? KEY_REVOKED : undefined;
  };
  const of = (session: Session): SessionOver | undefined => {
    if (session.caller.kind === 'USER') return ofUser(session);
    return session.caller.kind === 'PARTNER' ? ofKey(session) : undefined;
  };

  const tell = (watching: Iterable<Watcher>) => {
    for (const watcher of [...watching]) {
      const reason = of(watcher.session);
      if (reason === undefined) continue;
      stopWatching(watchers, watcher);
      watcher.onRevoked(reason);
    }
  };
  const tellAll = () => tell([...watchers.values()].flatMap((some) => [...some]));
  const tellPrincipal = (id: string) => tell(watchers.get(id) ?? []);
  const cut = (id: string, { occurredAt }: AnyEvent) =>
    void cuts.set(id, { occurredAt: Date.parse(occurredAt), appliedAt: Date.now() });

  return {
    of,
    apply(event) {
      const { type, data, aggregate } = event;
      switch (type) {
        case 'identity.session.ended':
          endedSessions.set(
            data.sessionId,
            data.succeededBy === undefined ? SESSION_ENDED : SESSION_SUCCEEDED,
          );
          return tellPrincipal(data.userId);
        case 'identity.role.changed':
          if (data.change !== 'REVOKED') return;
          break;
        case 'identity.user.suspended':
        case 'identity.partner.detached':
          break;
        case 'identity.api_key.revoked':
          cut(data.keyId, event);
          return tellPrincipal(data.keyId);
        case 'identity.partner.suspended':
          cut(data.partnerId, event);
          return tellAll();
        case 'identity.signing_key.changed':
          if (data.change !== 'REVOKED') return;
          signingKeys.set(data.kid, true);
          return tellAll();
        default:
          return;
      }
      const { userId } = data;
      userVersions.set(userId, Math.max(aggregate.version, userVersions.get(userId) ?? 0));
      tellPrincipal(userId);
    },
    watch(session, onRevoked) {
      const watcher = { session, onRevoked };
      const { id } = session.caller;
      watchers.set(id, (watchers.get(id) ?? new Set()).add(watcher));
      return () => stopWatching(watchers, watcher);
    },
    size: () => endedSessions.size + userVersions.size + signingKeys.size + cuts.size,
  };
}

/** Memories of one size, which say so together when one of them is full. */
function memoryOf(logger: Pick<Logger, 'error'>, most: number) {
  let noticedAt = NEVER;
  return <Value extends {}>() =>
    new LRUCache<string, Value>({
      max: most,
      ttl: OLDEST_TOKEN_SECONDS * 1000,
      dispose(_value, _key, reason) {
        if (reason !== 'evict' || Date.now() - noticedAt < FULL_NOTICE_MS) return;
        noticedAt = Date.now();
        logger.error(
          { most },
          'more was revoked in a quarter of an hour than is remembered: the oldest access tokens among it live on until they end',
        );
      },
    });
}

function stopWatching(watchers: Map<string, Set<Watcher>>, watcher: Watcher): void {
  const { id } = watcher.session.caller;
  const some = watchers.get(id);
  if (some?.delete(watcher) && some.size === 0) watchers.delete(id);
}
