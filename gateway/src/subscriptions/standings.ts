import { createHash, randomBytes } from 'node:crypto';
import type { LogEntry } from '@blockscore/events';
import type { Logger } from '@blockscore/service';
import { withTraceId } from '../errors.ts';
import type { Turns } from '../execution/turns.ts';
import { INTERNAL } from '../subgraphs/errors.ts';
import type { GraphVersion } from '../versions/version.ts';
import type { Versions } from '../versions/versions.ts';
import type { Standing } from './groups.ts';
import type { Asked, PlannedSubscription, Subscription } from './planned.ts';
import { variablesOfResult } from './root-field.ts';
import { selects, subscriptionEvent } from './sources.ts';

/** A subscription as one version of the graph has it, and all that it takes to have it on another. */
export interface VersionStanding extends Standing, Asked {
  readonly version: GraphVersion;
}

export interface StandingsOptions {
  readonly versions: Pick<Versions, 'hold' | 'release'>;
  readonly logger: Logger;
  /** Lets so many events be resolved at a time, each for another group. */
  readonly turns: Pick<Turns, 'enter' | 'leave'>;
}

/** Names those who get the same of each event: same graph, operation, variables and principal. */
export function groupKey({ graph, opening, request, session }: Subscription): string {
  const { allowed, root } = opening;
  const { text, document, operation, operationName } = allowed;
  const shared = variablesOfResult(document, operation, root, request.variables ?? {});
  const what = JSON.stringify([graph.id, text, operationName, shared, session.caller]);
  // Of ten thousand principals the texts themselves would be most of what is remembered.
  return createHash('sha256').update(what).digest('base64');
}

export function createStandings({ versions, logger, turns }: StandingsOptions) {
  return (subscription: PlannedSubscription): VersionStanding => {
    const { version, graphIn, opening, request, session, resolveEvent } = subscription;
    const { root, args, source } = opening;
    const { caller } = session;
    const resolve = async (entry: LogEntry): Promise<string> => {
      const event = subscriptionEvent(root.name.value, source, args, entry);
      const traceId = entry.event.traceId ?? randomBytes(16).toString('hex');
      const context = { caller, event, requestId: entry.event.id, traceId };
      try {
        return await resolveEvent(context);
      } catch (error) {
        logger.error({ err: error, event: entry.event.id }, 'an event could not be resolved');
        return JSON.stringify({ data: null, errors: withTraceId([INTERNAL], traceId) });
      }
    };
    // From now on: its group may be on another version before it is its turn.
    const resolveHeld = async (entry: LogEntry): Promise<string> => {
      versions.hold(version);
      await turns.enter();
      try {
        return await resolve(entry);
      } finally {
        turns.leave();
        versions.release(version);
      }
    };
    return {
      ...{ version, graphIn, request, session },
      selects: selects(source, args, caller),
      resolve: resolveHeld,
    };
  };
}
