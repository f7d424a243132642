import type { Caller } from '@blockscore/caller';
import { isId, newId } from '@blockscore/ids';
import { err, fail, type Outcome, ok } from '@blockscore/result';
import { type Application, lastDayToDecide } from '../domain/application.ts';
import type { LendingErrorCode } from '../domain/errors.ts';
import { type AmountInput, readAmount, readLine } from '../domain/input.ts';
import { checkTerms } from '../domain/product.ts';
import { partnerOfApplicant } from './access.ts';
import { recordApplication } from './change-status.ts';
import { type Call, onceApplication } from './once.ts';
import type { Ports, Work } from './ports.ts';
import { requestAssessment, requestClearance } from './request-checks.ts';

/** What is asked for. */
export interface LoanRequest {
  readonly productId: string;
  readonly amount: AmountInput;
  readonly termMonths: number;
  readonly purpose?: string | null | undefined;
}

export interface ApplyForLoanInput extends LoanRequest {
  readonly idempotencyKey: string;
}

/** For whom an application is made, and through whom it comes. */
export type Applicant = Pick<Application, 'userId' | 'partnerId' | 'consentId'>;

/** Takes a borrower's application for themselves and asks for their score and clearance. */
export const applyForLoan = onceApplication<ApplyForLoanInput>('applyForLoan', submitOwn);

async function submitOwn(
  { ports, work, caller, now }: Call,
  input: LoanRequest,
): Promise<Outcome<Application['id'], LendingErrorCode>> {
  if (caller.kind !== 'USER' || !isId('user', caller.id)) {
    return fail('BORROWERS_ONLY', 'People apply for loans themselves: sign in as the borrower.');
  }
  const applicant = { userId: caller.id, partnerId: partnerOfApplicant(caller), consentId: null };
  return await submitApplication(ports, work, caller, applicant, input, now);
}

/** Makes the application of an applicant, whom the caller may apply for, and asks what it needs. */
export async function submitApplication(
  ports: Ports,
  work: Work,
  caller: Caller,
  applicant: Applicant,
  input: LoanRequest,
  now: Date,
): Promise<Outcome<Application['id'], LendingErrorCode>> {
  const made = await readApplication(ports, work, applicant, input, now);
  if (!made.ok) return made;
  const application = made.value;
  await work.applications.insert(application);
  await recordApplication(work, caller, application, null, null);
  await requestAssessment(work, application, now);
  await requestClearance(work, application, now);
  return ok(application.id);
}

async function readApplication(
  ports: Ports,
  work: Work,
  applicant: Applicant,
  input: LoanRequest,
  now: Date,
): Promise<Outcome<Application, LendingErrorCode>> {
  const product = isId('prod', input.productId)
    ? await work.products.find(input.productId)
    : undefined;
  if (product === undefined || !product.active) {
    const message = 'There is no such product: choose one of `loanProducts`.';
    return fail('PRODUCT_NOT_FOUND', message, ['input', 'productId']);
  }
  const amount = readAmount(input.amount);
  if (!amount.ok) return err([amount.error]);
  const purpose = readLine(input.purpose, 'purpose', 200);
  if (!purpose.ok) return err([purpose.error]);
  const broken = checkTerms(product, amount.value, input.termMonths);
  if (broken.length > 0) return err(broken);
  await work.exposures.lock(applicant.userId);
  if (await work.privacy.isRestricted(applicant.userId)) {
    const message =
      'Data of this person may be kept and not used: lift the restriction, or wait for what was asked about it.';
    return fail('PROCESSING_RESTRICTED', message);
  }
  if ((await work.exposures.countOpen(applicant)) >= ports.rules.maxOpenApplications) {
    const message = 'Too many applications are open: withdraw one or wait for its decision.';
    return fail('TOO_MANY_APPLICATIONS', message);
  }
  return ok({
    id: newId('app'),
    version: 1,
    ...applicant,
    productId: product.id,
    productVersion: product.version,
    amount: amount.value,
    termMonths: input.termMonths,
    purpose: purpose.value,
    status: 'SUBMITTED',
    missing: [],
    answerBy: null,
    decideBy: lastDayToDecide(now),
    submittedAt: now,
  });
}
