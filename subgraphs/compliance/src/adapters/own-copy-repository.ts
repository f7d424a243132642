import type { Transaction } from '@blockscore/database';
import { wholeSection } from '@blockscore/events';
import type { Vault } from '@blockscore/vault';
import { and, desc, eq } from 'drizzle-orm';
import type { OwnCopyRepository } from '../app/data-export-ports.ts';
import type { UserId } from '../app/ports.ts';
import { toldOf } from '../domain/kyc/verification.ts';
import { toldStatusOf } from '../domain/privacy/erasure.ts';
import { createErasureRepository } from './erasure-repository.ts';
import { createSubjectRepository } from './subject-repository.ts';
import {
  auditEntries,
  consents,
  erasures,
  fraudTraces,
  kycDocuments,
  kycVerifications,
  restrictions,
} from './tables.ts';

/**
 * What a person may know of what compliance has. Of their verification as much as the graph tells them;
 * of the trail the entries that are open to them, without who of the staff it was.
 */
export function createOwnCopyRepository(tx: Transaction, vault: Vault): OwnCopyRepository {
  return {
    async of(userId) {
      const subject = await createSubjectRepository(tx, vault).find(userId);
      const verifications = await tx
        .select()
        .from(kycVerifications)
        .where(eq(kycVerifications.userId, userId));
      const asked = await erasuresOf(tx, vault, userId);
      return {
        details:
          subject?.facts == null ? [] : [{ ...subject.facts, address: subject.address ?? null }],
        verification: verifications.map((row) => {
          const { status, missing } = toldOf(row);
          return { id: row.id, status, missing, startedAt: row.startedAt };
        }),
        documents: await wholeSection('documents', (limit) =>
          tx
            .select({
              id: kycDocuments.id,
              kind: kycDocuments.kind,
              size: kycDocuments.size,
              uploadedAt: kycDocuments.uploadedAt,
            })
            .from(kycDocuments)
            .where(eq(kycDocuments.userId, userId))
            .orderBy(desc(kycDocuments.id))
            .limit(limit),
        ),
        traces: await tracesOf(tx, userId),
        consents: await wholeSection('consents', (limit) =>
          tx
            .select()
            .from(consents)
            .where(eq(consents.userId, userId))
            .orderBy(desc(consents.id))
            .limit(limit),
        ),
        restrictions: await wholeSection('restrictions', (limit) =>
          tx
            .select({
              ground: restrictions.ground,
              begunAt: restrictions.begunAt,
              endedAt: restrictions.endedAt,
            })
            .from(restrictions)
            .where(eq(restrictions.userId, userId))
            .limit(limit),
        ),
        erasures: asked.map((erasure) => {
          const { id, requestedAt, endedAt, refusal } = erasure;
          return { id, status: toldStatusOf(erasure), requestedAt, endedAt, refusal };
        }),
        auditTrail: await trailOf(tx, userId),
      };
    },
  };
}

async function erasuresOf(tx: Transaction, vault: Vault, userId: UserId) {
  const own = await wholeSection('erasures', (limit) =>
    tx
      .select({ id: erasures.id })
      .from(erasures)
      .where(eq(erasures.userId, userId))
      .orderBy(desc(erasures.id))
      .limit(limit),
  );
  const found = await createErasureRepository(tx, vault).findMany(own.map(({ id }) => id));
  return found.flatMap((erasure) => erasure ?? []);
}

/** That they are kept, and since when; what they were compared with is not told. */
function tracesOf(tx: Transaction, userId: UserId) {
  return wholeSection('traces', (limit) =>
    tx
      .select({
        kind: fraudTraces.kind,
        firstSeenAt: fraudTraces.firstSeenAt,
        lastSeenAt: fraudTraces.lastSeenAt,
      })
      .from(fraudTraces)
      .where(eq(fraudTraces.userId, userId))
      .orderBy(desc(fraudTraces.lastSeenAt))
      .limit(limit),
  );
}

function trailOf(tx: Transaction, userId: UserId) {
  return wholeSection('auditTrail', (limit) =>
    tx
      .select({
        id: auditEntries.id,
        type: auditEntries.type,
        actorKind: auditEntries.actorKind,
        occurredAt: auditEntries.occurredAt,
        details: auditEntries.details,
      })
      .from(auditEntries)
      .where(and(eq(auditEntries.subject, userId), eq(auditEntries.open, true)))
      .orderBy(desc(auditEntries.id))
      .limit(limit),
  );
}
