import { keyset, type Transaction } from '@blockscore/database';
import type { Vault } from '@blockscore/vault';
import { and, desc, eq, gt, inArray, isNull, lt, ne, notExists, or, sql } from 'drizzle-orm';
import type { LiveSessions, SessionRepository } from '../app/ports.ts';
import type { Session } from '../domain/session.ts';
import { challenges, refreshTokens, sessions } from './tables.ts';

type Row = typeof sessions.$inferSelect;

const place = (column: 'agent' | 'address', row: string) => ({ table: 'sessions', column, row });

export function createSessionRepository(tx: Transaction, vault: Vault): SessionRepository {
  const reading = readingOf(tx, vault);
  return { ...sessionsOn(tx, vault, reading), ...tokensOn(tx, reading), ...endsOn(tx) };
}

type Reading = ReturnType<typeof readingOf>;

function readingOf(tx: Transaction, vault: Vault) {
  async function toSessions(rows: readonly Row[]): Promise<Session[]> {
    if (rows.length === 0) return [];
    const ciphers = await vault.forSubjects(tx, [...new Set(rows.map((row) => row.userId))]);
    return rows.map((row) => {
      const cipher = ciphers.get(row.userId);
      const read = (column: 'agent' | 'address') => {
        const text = row[column];
        return text !== null && cipher?.ok
          ? cipher.value.decrypt(text, place(column, row.id))
          : null;
      };
      return { ...row, agent: read('agent'), address: read('address') };
    });
  }
  return { toSessions };
}

function sessionsOn(
  tx: Transaction,
  vault: Vault,
  { toSessions }: Reading,
): Pick<
  SessionRepository,
  'find' | 'insert' | 'list' | 'hasAny' | 'renew' | 'forgetSecondFactors'
> {
  return {
    async find(id) {
      return (await toSessions(await tx.select().from(sessions).where(eq(sessions.id, id))))[0];
    },
    async insert(session) {
      const cipher = await vault.forSubject(tx, session.userId);
      if (!cipher.ok) throw new Error(cipher.error.message);
      const write = (column: 'agent' | 'address') => {
        const text = session[column];
        return text === null ? null : cipher.value.encrypt(text, place(column, session.id));
      };
      await tx.insert(sessions).values({
        ...session,
        methods: [...session.methods],
        agent: write('agent'),
        address: write('address'),
      });
    },
    async list(live, page) {
      const { where, orderBy, limit } = keyset(sessions.id, page);
      return await toSessions(
        await tx
          .select()
          .from(sessions)
          .where(and(where, isLive(live)))
          .orderBy(orderBy)
          .limit(limit),
      );
    },
    async hasAny(userId) {
      const rows = await tx
        .select({ id: sessions.id })
        .from(sessions)
        .where(eq(sessions.userId, userId))
        .limit(1);
      return rows.length > 0;
    },
    async renew({ id, methods, authenticatedAt }) {
      const shown = { methods: [...methods], authenticatedAt };
      await tx.update(sessions).set(shown).where(eq(sessions.id, id));
    },
    async forgetSecondFactors(userId) {
      const password = sql`case when 'PASSWORD' = any(${sessions.methods}) then '{PASSWORD}'::text[] else '{}'::text[] end`;
      await tx.update(sessions).set({ methods: password }).where(eq(sessions.userId, userId));
    },
  };
}

function tokensOn(
  tx: Transaction,
  { toSessions }: Reading,
): Pick<
  SessionRepository,
  'insertToken' | 'lockByToken' | 'markRotated' | 'markUsed' | 'pruneTokens'
> {
  return {
    async insertToken(token) {
      await tx.insert(refreshTokens).values(token);
    },
    async lockByToken(hash) {
      const byHash = eq(refreshTokens.hash, hash);
      const family = tx.select({ id: refreshTokens.sessionId }).from(refreshTokens).where(byHash);
      // First the session and then what is read of it: no token is locked on its own, since two of
      // one family would wait for each other.
      const rows = await tx
        .select()
        .from(sessions)
        .where(inArray(sessions.id, family))
        .for('update');
      const [session] = await toSessions(rows);
      const [token] = await tx.select().from(refreshTokens).where(byHash);
      return session && token && { session, token };
    },
    async markRotated(hash, rotatedAt) {
      await tx.update(refreshTokens).set({ rotatedAt }).where(eq(refreshTokens.hash, hash));
    },
    async markUsed({ id, lastUsedAt, expiresAt }) {
      await tx.update(sessions).set({ lastUsedAt, expiresAt }).where(eq(sessions.id, id));
    },
    async pruneTokens(sessionId, rotatedBefore) {
      await tx
        .delete(refreshTokens)
        .where(
          and(eq(refreshTokens.sessionId, sessionId), lt(refreshTokens.rotatedAt, rotatedBefore)),
        );
    },
  };
}

function endsOn(
  tx: Transaction,
): Pick<SessionRepository, 'end' | 'endAll' | 'endOldest' | 'purge'> {
  return {
    async end(sessionId, endedAt) {
      const ended = await tx
        .update(sessions)
        .set({ endedAt })
        .where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt)))
        .returning({ id: sessions.id });
      return ended.length === 1;
    },
    async endAll(userId, endedAt, except) {
      const ended = await tx
        .update(sessions)
        .set({ endedAt })
        .where(
          and(
            eq(sessions.userId, userId),
            isNull(sessions.endedAt),
            gt(sessions.expiresAt, endedAt),
            except === undefined ? undefined : ne(sessions.id, except),
          ),
        )
        .returning({ id: sessions.id });
      return ended.map(({ id }) => id);
    },
    async endOldest(live, keep) {
      const oldest = tx
        .select({ id: sessions.id })
        .from(sessions)
        .where(isLive(live))
        .orderBy(desc(sessions.id))
        .offset(keep);
      const ended = await tx
        .update(sessions)
        .set({ endedAt: live.now })
        .where(and(inArray(sessions.id, oldest), isNull(sessions.endedAt)))
        .returning({ id: sessions.id });
      return ended.map(({ id }) => id);
    },
    async purge(before) {
      const over = tx
        .select({ id: sessions.id })
        .from(sessions)
        .where(
          and(
            or(lt(sessions.endedAt, before), lt(sessions.expiresAt, before)),
            notExists(
              tx
                .select({ id: challenges.id })
                .from(challenges)
                .where(eq(challenges.sessionId, sessions.id)),
            ),
          ),
        );
      await tx.delete(refreshTokens).where(inArray(refreshTokens.sessionId, over));
      await tx.delete(sessions).where(inArray(sessions.id, over));
    },
  };
}

function isLive({ userId, now, usedAfter }: LiveSessions) {
  return and(
    eq(sessions.userId, userId),
    isNull(sessions.endedAt),
    gt(sessions.expiresAt, now),
    gt(sessions.lastUsedAt, usedAfter),
  );
}
