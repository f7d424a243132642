import { keyset, type Transaction } from '@blockscore/database';
import type { Vault } from '@blockscore/vault';
import { and, asc, desc, eq, gt, inArray, isNull, lt, lte, ne, notExists, sql } from 'drizzle-orm';
import { type KycDocumentRepository, MOST_SENDERS } from '../app/kyc-document-ports.ts';
import { attestedBy } from '../domain/kyc/attested.ts';
import type { DocumentDetails, KycDocument } from '../domain/kyc/document.ts';
import { doesNotConcern } from './named-repository.ts';
import { erasureRegister, kycCallbacks, kycDocuments, spentAddresses } from './tables.ts';

type Row = typeof kycDocuments.$inferSelect;
type Standing = Pick<Row, 'id' | 'kind' | 'status' | 'validUntil' | 'attests'>;
type Column = 'details' | 'note' | 'content_key' | 'attests';

const MOST_OF_ONE = 100;
const place = (column: Column, row: string) => ({ table: 'kyc_documents', column, row });

export function createKycDocumentRepository(tx: Transaction, vault: Vault): KycDocumentRepository {
  const contents = contentsOf(tx, vault);
  return {
    ...queriesOn(tx, contents),
    ...changesOn(tx, vault, contents),
    ...deadlinesOn(tx, contents),
  };
}

type Contents = ReturnType<typeof contentsOf>;

function contentsOf(tx: Transaction, vault: Vault) {
  async function read(rows: readonly Row[]): Promise<KycDocument[]> {
    const people = rows.map(({ userId }) => userId);
    const ciphers = await vault.forSubjects(tx, people, 'retention');
    return rows.map((row) => {
      const cipher = ciphers.get(row.userId);
      const open = (column: Column, text: string | null) =>
        text !== null && cipher?.ok ? cipher.value.decrypt(text, place(column, row.id)) : null;
      const details = open('details', row.details);
      return {
        ...row,
        details: details === null ? null : (JSON.parse(details) as DocumentDetails),
        note: open('note', row.note),
        contentKey: open('content_key', row.contentKey),
        attests: open('attests', row.attests),
      };
    });
  }

  /** Whatever else they say stays shut. */
  async function standings(userId: Row['userId'], rows: readonly Standing[]) {
    const isAttested = rows.some(({ attests }) => attests !== null);
    const cipher = isAttested ? await vault.forSubject(tx, userId, 'retention') : undefined;
    return rows.map(({ id, attests, ...standing }) => ({
      ...standing,
      attests:
        attests !== null && cipher?.ok ? cipher.value.decrypt(attests, place('attests', id)) : null,
    }));
  }

  async function sealed(document: KycDocument): Promise<Row | undefined> {
    const cipher = await vault.forSubject(tx, document.userId, 'retention');
    if (!cipher.ok) return undefined;
    const seal = (column: Column, text: string) =>
      cipher.value.encrypt(text, place(column, document.id));
    const { note, contentKey, attests } = document;
    return {
      ...document,
      details: seal('details', JSON.stringify(document.details)),
      note: note === null ? null : seal('note', note),
      contentKey: contentKey === null ? null : seal('content_key', contentKey),
      attests: attests === null ? null : seal('attests', attests),
    };
  }
  return { read, standings, sealed };
}

function queriesOn(
  tx: Transaction,
  { read, standings }: Contents,
): Pick<
  KycDocumentRepository,
  'findMany' | 'listOf' | 'standings' | 'uploadsSoFar' | 'listToDecide' | 'othersWhoSent'
> {
  return {
    async findMany(ids) {
      const rows = await tx
        .select()
        .from(kycDocuments)
        .where(inArray(kycDocuments.id, [...ids]));
      const found = new Map((await read(rows)).map((document) => [document.id, document]));
      return ids.map((id) => found.get(id));
    },
    async listOf(userId) {
      const rows = await tx
        .select()
        .from(kycDocuments)
        .where(eq(kycDocuments.userId, userId))
        .orderBy(desc(kycDocuments.id))
        .limit(MOST_OF_ONE);
      return await read(rows);
    },
    async standings(userId) {
      const { id, kind, status, validUntil, attests } = kycDocuments;
      const rows = await tx
        .select({ id, kind, status, validUntil, attests })
        .from(kycDocuments)
        .where(and(eq(kycDocuments.userId, userId), ne(status, 'REQUESTED')))
        .orderBy(desc(id))
        .limit(MOST_OF_ONE);
      return await standings(userId, rows);
    },
    async uploadsSoFar(userId, now) {
      const [row] = await tx
        .select({
          open: sql<number>`count(*) filter (where ${kycDocuments.status} = 'REQUESTED'
            and ${kycDocuments.uploadExpiresAt} > ${now.toISOString()})::int`,
          documents: sql<number>`count(*)::int`,
          bytes: sql<number>`coalesce(sum(${kycDocuments.size}), 0)::int`,
        })
        .from(kycDocuments)
        .where(eq(kycDocuments.userId, userId));
      return row ?? { open: 0, documents: 0, bytes: 0 };
    },
    async listToDecide(notOf, page) {
      const { where, orderBy, limit } = keyset(kycDocuments.id, page);
      const isToDecide = and(
        eq(kycDocuments.status, 'UPLOADED'),
        doesNotConcern(notOf, kycDocuments.userId),
        isOfNobodyErased(tx),
      );
      const rows = await tx
        .select()
        .from(kycDocuments)
        .where(and(isToDecide, where))
        .orderBy(orderBy)
        .limit(limit);
      return await read(rows);
    },
    async othersWhoSent({ userId, numberHash, contentHash }, reader) {
      // Null is like nothing: what was not stated, or was erased, is nobody else's.
      const isSame = sql`(${kycDocuments.numberHash} = ${numberHash}
        or ${kycDocuments.contentHash} = ${contentHash})`;
      const isTold = and(
        isSame,
        ne(kycDocuments.userId, userId),
        doesNotConcern(reader, kycDocuments.userId),
      );
      const rows = await tx
        .selectDistinct({ userId: kycDocuments.userId })
        .from(kycDocuments)
        .where(isTold)
        .orderBy(asc(kycDocuments.userId))
        .limit(MOST_SENDERS);
      return rows.map((row) => row.userId);
    },
  };
}

/** Nothing is decided any more about somebody whose verification is erased. */
function isOfNobodyErased(tx: Transaction) {
  const { userId, holder, act } = erasureRegister;
  const theirs = and(eq(userId, kycDocuments.userId), eq(holder, 'compliance'), eq(act, 'ERASED'));
  return notExists(tx.select({ userId }).from(erasureRegister).where(theirs));
}

function changesOn(
  tx: Transaction,
  vault: Vault,
  { sealed }: Contents,
): Pick<
  KycDocumentRepository,
  | 'insert'
  | 'save'
  | 'attest'
  | 'removeAwaited'
  | 'spendAddress'
  | 'findCallback'
  | 'insertCallback'
> {
  return {
    async insert(document) {
      const row = await sealed(document);
      if (row !== undefined) await tx.insert(kycDocuments).values(row);
      return row !== undefined;
    },
    async save(document) {
      const row = await sealed(document);
      // Of somebody whose keys are gone the texts stay as they are, which nobody can read.
      const { details, note, contentKey, attests, ...states } = row ?? { ...document, details: '' };
      const texts = row === undefined ? {} : { details, note, contentKey, attests };
      const { id, version } = document;
      const changed = await tx
        .update(kycDocuments)
        .set({ ...states, ...texts })
        .where(and(eq(kycDocuments.id, id), eq(kycDocuments.version, version - 1)))
        .returning({ id: kycDocuments.id });
      if (changed.length !== 1) throw new Error('A document changed while it was locked.');
    },
    async attest(userId, known) {
      const { id, kind, status, attests } = kycDocuments;
      const rows = await tx
        .select({ id, kind })
        .from(kycDocuments)
        .where(and(eq(kycDocuments.userId, userId), eq(status, 'ACCEPTED'), isNull(attests)));
      if (rows.length === 0) return;
      const cipher = await vault.forSubject(tx, userId, 'retention');
      if (!cipher.ok) throw new Error(cipher.error.message);
      for (const row of rows) {
        const text = cipher.value.encrypt(attestedBy(row.kind, known), place('attests', row.id));
        await tx.update(kycDocuments).set({ attests: text }).where(eq(id, row.id));
      }
    },
    async removeAwaited(id) {
      await tx
        .delete(kycDocuments)
        .where(and(eq(kycDocuments.id, id), eq(kycDocuments.status, 'REQUESTED')));
    },
    async spendAddress(mark, expiresAt, now) {
      await tx.delete(spentAddresses).where(lt(spentAddresses.expiresAt, now));
      const spent = await tx
        .insert(spentAddresses)
        .values({ mark, expiresAt })
        .onConflictDoNothing()
        .returning({ mark: spentAddresses.mark });
      return spent.length === 1;
    },
    async findCallback(id) {
      const rows = await tx
        .select({ id: kycCallbacks.id })
        .from(kycCallbacks)
        .where(eq(kycCallbacks.id, id));
      return rows.length > 0;
    },
    async insertCallback({ expiresOn: _, ...callback }, outcome, receivedAt) {
      await tx.insert(kycCallbacks).values({ ...callback, outcome, receivedAt });
    },
  };
}

function deadlinesOn(
  tx: Transaction,
  { read }: Contents,
): Pick<KycDocumentRepository, 'awaited' | 'checkedSinceBefore' | 'ranOutBefore' | 'runningOutBy'> {
  return {
    async awaited(after, limit) {
      const { id, userId, uploadExpiresAt } = kycDocuments;
      return await tx
        .select({ id, userId, uploadExpiresAt })
        .from(kycDocuments)
        .where(
          and(
            eq(kycDocuments.status, 'REQUESTED'),
            after === undefined ? undefined : gt(id, after),
          ),
        )
        .orderBy(asc(id))
        .limit(limit);
    },
    async checkedSinceBefore(before, after, limit) {
      const rows = await tx
        .select()
        .from(kycDocuments)
        .where(
          and(
            eq(kycDocuments.status, 'UPLOADED'),
            ne(kycDocuments.check, 'OFFICER'),
            lt(kycDocuments.checkedSince, before),
            after === undefined ? undefined : gt(kycDocuments.id, after),
          ),
        )
        .orderBy(asc(kycDocuments.id))
        .limit(limit);
      return await read(rows);
    },
    async ranOutBefore(today, limit) {
      const rows = await tx
        .select()
        .from(kycDocuments)
        .where(and(eq(kycDocuments.status, 'ACCEPTED'), lt(kycDocuments.validUntil, today)))
        .orderBy(asc(kycDocuments.validUntil), asc(kycDocuments.id))
        .limit(limit);
      return await read(rows);
    },
    async runningOutBy(day, limit) {
      const rows = await tx
        .select()
        .from(kycDocuments)
        .where(
          and(
            eq(kycDocuments.status, 'ACCEPTED'),
            isNull(kycDocuments.warnedAt),
            lte(kycDocuments.validUntil, day),
          ),
        )
        .orderBy(asc(kycDocuments.validUntil), asc(kycDocuments.id))
        .limit(limit);
      return await read(rows);
    },
  };
}
