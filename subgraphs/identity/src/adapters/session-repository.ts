import type { Transaction } from '@blockscore/database';
import type { Vault } from '@blockscore/vault';
import { eq } from 'drizzle-orm';
import type { SessionRepository } from '../app/ports.ts';
import type { Session } from '../domain/session.ts';
import { refreshTokens, sessions } from './tables.ts';

type Row = typeof sessions.$inferSelect;

const place = (column: 'agent' | 'address', row: string) => ({ table: 'sessions', column, row });

export function createSessionRepository(tx: Transaction, vault: Vault): SessionRepository {
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
      if (row === undefined) return undefined;
      const [session] = await toSessions([row.session]);
      return session && { session, token: row.token };
    },
    async markRotated(hash, rotatedAt) {
      await tx.update(refreshTokens).set({ rotatedAt }).where(eq(refreshTokens.hash, hash));
    },
    async end(sessionId, endedAt) {
      await tx.update(sessions).set({ endedAt }).where(eq(sessions.id, sessionId));
    },
  };
}
