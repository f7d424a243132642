import type { Transaction } from '@blockscore/database';
import { and, count, eq, gte } from 'drizzle-orm';
import type { SessionRepository, VerificationRepository } from '../app/ports.ts';
import { emailVerifications, refreshTokens, sessions } from './tables.ts';

export function createSessionRepository(tx: Transaction): SessionRepository {
  return {
    async insert(session) {
      await tx.insert(sessions).values(session);
    },
    async insertToken(token) {
      await tx.insert(refreshTokens).values(token);
    },
    async lockByToken(hash) {
      // The session is locked, not only the token: all tokens of a family take turns.
      const [row] = await tx
        .select({ session: sessions, token: refreshTokens })
        .from(refreshTokens)
        .innerJoin(sessions, eq(sessions.id, refreshTokens.sessionId))
        .where(eq(refreshTokens.hash, hash))
        .for('update');
      return row;
    },
    async markRotated(hash, rotatedAt) {
      await tx.update(refreshTokens).set({ rotatedAt }).where(eq(refreshTokens.hash, hash));
    },
    async end(sessionId, endedAt) {
      await tx.update(sessions).set({ endedAt }).where(eq(sessions.id, sessionId));
    },
  };
}

export function createVerificationRepository(tx: Transaction): VerificationRepository {
  return {
    async insert(verification) {
      await tx.insert(emailVerifications).values(verification);
    },
    async lock(id) {
      const [row] = await tx
        .select()
        .from(emailVerifications)
        .where(eq(emailVerifications.id, id))
        .for('update');
      return row;
    },
    async markUsed(id, usedAt) {
      await tx.update(emailVerifications).set({ usedAt }).where(eq(emailVerifications.id, id));
    },
    async countSince(userId, since) {
      const [row] = await tx
        .select({ requests: count() })
        .from(emailVerifications)
        .where(
          and(eq(emailVerifications.userId, userId), gte(emailVerifications.requestedAt, since)),
        );
      return row?.requests ?? 0;
    },
  };
}
