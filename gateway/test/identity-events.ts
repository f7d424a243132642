import type { AnyEvent, EventData, EventType } from '@blockscore/events';
import { newId } from '@blockscore/ids';

/** An event as identity records it; its aggregate is the user where `version` is given. */
export function identityEvent<T extends EventType>(
  type: T,
  data: EventData[T],
  about: { readonly version?: number; readonly secondsAgo?: number } = {},
): AnyEvent {
  const { userId = 'unknown' } = data as { userId?: string };
  return {
    id: newId('evt'),
    type,
    aggregate: { type: 'user', id: userId, version: about.version ?? 1 },
    audience: { scopes: [] },
    actor: { kind: 'SERVICE', id: 'identity' },
    occurredAt: new Date(Date.now() - (about.secondsAgo ?? 0) * 1000).toISOString(),
    data,
  } as AnyEvent;
}
