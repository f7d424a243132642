import type { Caller } from '@blockscore/caller';
import type { Id } from '@blockscore/ids';
import { type Audience, type EventRecorder, MAX_EVENTS } from './envelope.ts';

/** A field of a person that is about to be shown to somebody else. */
export interface Disclosure {
  readonly userId: Id<'user'>;
  readonly field: string;
}

/** Who shows people's data to others. */
export type Discloser = 'identity' | 'credit' | 'lending' | 'compliance';

/** The staff who may hear of it, beside those who read the audit trail. */
const HEARD_BY = {
  identity: ['users:read', 'compliance:read'],
  credit: ['scores:read', 'compliance:read'],
  lending: ['loans:read', 'compliance:read'],
  compliance: ['compliance:read'],
} as const satisfies Record<Discloser, Audience['scopes']>;

type TransactEvents = <T>(
  run: (work: { readonly events: Pick<EventRecorder, 'recordAll'> }) => Promise<T>,
) => Promise<T>;

/**
 * Records that what a person's file holds is about to be shown to somebody else, one event a person, up to
 * 1,000 by one statement. It comes before the answer: what cannot be put on the audit trail is not shown.
 */
export function recordDisclosures(discloser: Discloser, transact: TransactEvents) {
  return async (caller: Caller, disclosures: readonly Disclosure[]): Promise<void> => {
    const fieldsOf = new Map<Id<'user'>, Set<string>>();
    for (const { userId, field } of disclosures) {
      fieldsOf.set(userId, (fieldsOf.get(userId) ?? new Set()).add(field));
    }
    const reads = [...fieldsOf].map(([userId, fields]) => ({
      type: `${discloser}.personal_data.read` as const,
      aggregate: { type: 'user', id: userId, version: 0 },
      audience: { scopes: HEARD_BY[discloser] },
      actor: caller,
      data: { userId, fields: [...fields].sort() },
    }));
    await transact(async (work) => {
      for (let at = 0; at < reads.length; at += MAX_EVENTS) {
        await work.events.recordAll(reads.slice(at, at + MAX_EVENTS));
      }
    });
  };
}
