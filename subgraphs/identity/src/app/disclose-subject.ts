import type { EventData } from '@blockscore/events';
import { sealTo } from '@blockscore/vault';
import type { Work } from './ports.ts';

/**
 * Answers compliance's question who a user is, where they live and what their e-mail address is: sealed to its one-time key, so that nobody else who
 * reads the stream, now or later, learns anything. Runs in the consumer's transaction.
 */
export async function discloseSubject(
  work: Work,
  request: EventData['compliance.disclosure.requested'],
): Promise<void> {
  const user = await work.users.find(request.userId);
  if (user?.profile == null) return;
  const { firstName, lastName, dateOfBirth, country, address, email } = user.profile;
  const sealed = await sealTo(
    request.publicKey,
    { firstName, lastName, dateOfBirth, country, address, email },
    { requestId: request.requestId },
  );
  await work.events.record({
    type: 'identity.subject.disclosed',
    aggregate: { type: 'user', id: user.id, version: user.version },
    audience: { scopes: [] },
    actor: { kind: 'SERVICE', id: 'identity' },
    data: { requestId: request.requestId, userId: user.id, sealed },
  });
}
