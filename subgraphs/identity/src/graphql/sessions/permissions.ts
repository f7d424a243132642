import { open, ownOr, type TypeRules } from '@blockscore/service';
import type { SessionMapper } from './schema.mappers.ts';

export const sessionRules: TypeRules = {
  Session: ownOr<SessionMapper>(({ userId }) => userId, 'users:read'),
  SessionConnection: open,
  SessionEdge: open,
  RevokeSessionPayload: open,
  RevokeOtherSessionsPayload: open,
  EndUserSessionsPayload: open,
};
