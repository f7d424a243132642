import type { Transaction } from '@blockscore/database';
import { isId } from '@blockscore/ids';
import type { SealPrivateKey, Vault } from '@blockscore/vault';
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { AssessmentRepository, AssessmentState } from '../app/ports.ts';
import type { Assessment } from '../domain/policy-facts.ts';
import { cipherFor } from './ciphers.ts';
import { assessments } from './tables.ts';

const place = (column: string, row: string) => ({ table: 'assessments', column, row });

/** An assessment as it is encrypted: amounts in minor units as text, the time as ISO 8601. */
type Texts = 'calculatedAt' | 'statedAt' | 'monthlyIncome' | 'monthlyDebtPayments';
type Stored = Omit<Assessment, Texts> & Readonly<Record<Texts, string>>;

function toText(assessment: Assessment): string {
  const stored: Stored = {
    ...assessment,
    calculatedAt: assessment.calculatedAt.toISOString(),
    statedAt: assessment.statedAt.toISOString(),
    monthlyIncome: assessment.monthlyIncome.toString(),
    monthlyDebtPayments: assessment.monthlyDebtPayments.toString(),
  };
  return JSON.stringify(stored);
}

function fromText(text: string): Assessment {
  const stored = JSON.parse(text) as Stored;
  return {
    ...stored,
    calculatedAt: new Date(stored.calculatedAt),
    // Missing in what was stored before it was added.
    statedAt: new Date(stored.statedAt ?? stored.calculatedAt),
    monthlyIncome: BigInt(stored.monthlyIncome),
    monthlyDebtPayments: BigInt(stored.monthlyDebtPayments),
  };
}

export function createAssessmentRepository(tx: Transaction, vault: Vault): AssessmentRepository {
  return {
    async insertRequest({ privateKey, ...request }) {
      const cipher = await cipherFor(tx, vault, request.userId);
      const key = JSON.stringify(privateKey);
      await tx.insert(assessments).values({
        ...request,
        privateKey: cipher.encrypt(key, place('private_key', request.requestId)),
      });
    },
    async findOpen(requestId) {
      if (!isId('req', requestId)) return undefined;
      const [row] = await tx
        .select()
        .from(assessments)
        .where(and(eq(assessments.requestId, requestId), isNull(assessments.answeredAt)));
      if (row === undefined || row.privateKey === null) return undefined;
      const cipher = await cipherFor(tx, vault, row.userId);
      const key = cipher.decrypt(row.privateKey, place('private_key', row.requestId));
      const { applicationId, userId, requestedAt } = row;
      const privateKey = JSON.parse(key) as SealPrivateKey;
      return { requestId: row.requestId, applicationId, userId, privateKey, requestedAt };
    },
    async answer({ requestId, userId }, answer, at) {
      const cipher = await cipherFor(tx, vault, userId);
      const disclosed =
        answer.status === 'DISCLOSED'
          ? cipher.encrypt(toText(answer.assessment), place('disclosed', requestId))
          : null;
      await tx
        .update(assessments)
        .set({ privateKey: null, answeredAt: at, status: answer.status, disclosed })
        .where(eq(assessments.requestId, requestId));
    },
    async latest(applicationId): Promise<AssessmentState | undefined> {
      const [row] = await tx
        .select()
        .from(assessments)
        .where(eq(assessments.applicationId, applicationId))
        .orderBy(desc(assessments.requestId))
        .limit(1);
      if (row === undefined) return undefined;
      const { requestId, status, disclosed } = row;
      if (status === null) return { requestId, answer: null };
      if (status === 'NO_PROFILE' || disclosed === null) {
        return { requestId, answer: { status: 'NO_PROFILE' } };
      }
      const cipher = await cipherFor(tx, vault, row.userId);
      const assessment = fromText(cipher.decrypt(disclosed, place('disclosed', requestId)));
      return { requestId, answer: { status: 'DISCLOSED', assessment } };
    },
  };
}
