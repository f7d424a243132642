import type { Caller } from '@blockscore/caller';
import type { Ports, UserId } from './ports.ts';

export interface Disclosure {
  readonly userId: UserId;
  readonly field: string;
}

/**
 * Records that an officer is about to be shown what a person's screening or decision holds, one
 * event a person. It comes before the answer: what cannot be put on the audit trail is not shown.
 */
export function recordDisclosures(ports: Pick<Ports, 'transact'>) {
  return async (caller: Caller, disclosures: readonly Disclosure[]): Promise<void> => {
    const fieldsOf = new Map<UserId, Set<string>>();
    for (const { userId, field } of disclosures) {
      fieldsOf.set(userId, (fieldsOf.get(userId) ?? new Set()).add(field));
    }
    await ports.transact(async (work) => {
      for (const [userId, fields] of fieldsOf) {
        await work.events.record({
          type: 'compliance.personal_data.read',
          aggregate: { type: 'user', id: userId, version: 0 },
          audience: { scopes: ['compliance:read'] },
          actor: caller,
          data: { userId, fields: [...fields].sort() },
        });
      }
    });
  };
}
