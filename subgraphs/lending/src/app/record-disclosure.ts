import type { Caller } from '@blockscore/caller';
import type { Id } from '@blockscore/ids';
import type { Ports } from './ports.ts';

export interface Disclosure {
  readonly userId: Id<'user'>;
  readonly field: string;
}

/**
 * Records that somebody else's personal data is about to be shown, one event a person. It comes
 * before the answer: what cannot be put on the audit trail is not shown.
 */
export function recordDisclosures(ports: Pick<Ports, 'transact'>) {
  return async (caller: Caller, disclosures: readonly Disclosure[]): Promise<void> => {
    const fieldsOf = new Map<Id<'user'>, Set<string>>();
    for (const { userId, field } of disclosures) {
      fieldsOf.set(userId, (fieldsOf.get(userId) ?? new Set()).add(field));
    }
    await ports.transact(async (work) => {
      for (const [userId, fields] of fieldsOf) {
        await work.events.record({
          type: 'lending.personal_data.read',
          aggregate: { type: 'user', id: userId, version: 0 },
          audience: { scopes: ['loans:read', 'compliance:read'] },
          actor: caller,
          data: { userId, fields: [...fields].sort() },
        });
      }
    });
  };
}
