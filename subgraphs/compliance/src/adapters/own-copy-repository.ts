import type { Transaction } from '@blockscore/database';
import { wholeSection } from '@blockscore/events';
import type { Vault } from '@blockscore/vault';
import { and, desc, eq } from 'drizzle-orm';
import type { OwnCopyRepository } from '../app/data-export-ports.ts';
import type { UserId } from '../app/ports.ts';
import { type KycDocument, reasonToldToPerson } from '../domain/kyc/document.ts';
import { toldOf } from '../domain/kyc/verification.ts';
import { documentFile } from '../domain/privacy/data-export.ts';
import { toldStatusOf } from '../domain/privacy/erasure.ts';
import { createErasureRepository } from './erasure-repository.ts';
import { createKycDocumentRepository } from './kyc-document-repository.ts';
import { createSubjectRepository } from './subject-repository.ts';
import {
  auditEntries,
  consents,
  erasures,
  fraudTraces,
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
          const { id, requiredLevel, startedAt } = row;
          const { status, level, missing, updatedAt } = toldOf(row);
          return { id, status, level, requiredLevel, missing, startedAt, updatedAt };
        }),
        // More than it gives nobody may send.
        documents: (await createKycDocumentRepository(tx, vault).listOf(userId)).map(toldDocument),
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

/** What the person stated of it and reads of it, and where its content lies beside it. */
function toldDocument(document: KycDocument) {
  const { id, kind, status, contentType, size, details, refusal } = document;
  const { uploadedAt, decidedAt, validUntil, createdAt } = document;
  return {
    ...{ id, kind, status, contentType, size, ...details, createdAt, uploadedAt },
    ...{ refusal: refusal && reasonToldToPerson(refusal), decidedAt, validUntil },
    file: documentFile(document),
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
