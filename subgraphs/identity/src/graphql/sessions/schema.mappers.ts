export type { Session as SessionMapper } from '../../domain/session.ts';
