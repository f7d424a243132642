import type { Caller } from '@blockscore/caller';
import { isId, newId } from '@blockscore/ids';
import { err, fail, type Outcome, ok } from '@blockscore/result';
import type { Application } from '../domain/application.ts';
import type { LendingErrorCode } from '../domain/errors.ts';
import { type AmountInput, readAmount, readText } from '../domain/input.ts';
import { checkTerms } from '../domain/product.ts';
import { partnerOfApplicant } from './access.ts';
import { recordApplication } from './change-status.ts';
import { once } from './once.ts';
import type { Ports, Work } from './ports.ts';
import { requestAssessment, requestClearance } from './request-checks.ts';

export interface ApplyForLoanInput {
  readonly productId: string;
  readonly amount: AmountInput;
  readonly termMonths: number;
  readonly purpose?: string | null | undefined;
  readonly idempotencyKey: string;
}

/** Takes a borrower's application for themselves and asks for their score and clearance. */
export function applyForLoan(ports: Ports) {
  return async (
    caller: Caller,
    { idempotencyKey: key, ...input }: ApplyForLoanInput,
  ): Promise<Outcome<Application, LendingErrorCode>> => {
    const now = ports.clock();
    return await ports.transact((work) =>
      once(
        work,
        caller,
        { mutation: 'applyForLoan', key, input },
        { prefix: 'app', find: async (id) => (await work.applications.findMany([id]))[0] },
        () => submit(ports, work, caller, input, now),
      ),
    );
  };
}

type Input = Omit<ApplyForLoanInput, 'idempotencyKey'>;

async function submit(
  ports: Ports,
  work: Work,
  caller: Caller,
  input: Input,
  now: Date,
): Promise<Outcome<Application['id'], LendingErrorCode>> {
  const made = await readApplication(ports, work, caller, input, now);
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
  caller: Caller,
  input: Input,
  now: Date,
): Promise<Outcome<Application, LendingErrorCode>> {
  if (caller.kind !== 'USER' || !isId('user', caller.id)) {
    return fail('BORROWERS_ONLY', 'People apply for loans themselves: sign in as the borrower.');
  }
  const product = isId('prod', input.productId)
    ? await work.products.find(input.productId)
    : undefined;
  if (product === undefined || !product.active) {
    const message = 'There is no such product: choose one of `loanProducts`.';
    return fail('PRODUCT_NOT_FOUND', message, ['input', 'productId']);
  }
  const amount = readAmount(input.amount);
  if (!amount.ok) return err([amount.error]);
  const purpose = readText(input.purpose, 'purpose', 200);
  if (!purpose.ok) return err([purpose.error]);
  const broken = checkTerms(product, amount.value, input.termMonths);
  if (broken.length > 0) return err(broken);
  await work.exposures.lock(caller.id);
  if ((await work.exposures.countOpen(caller.id)) >= ports.rules.maxOpenApplications) {
    const message = 'Too many applications are open: withdraw one or wait for its decision.';
    return fail('TOO_MANY_APPLICATIONS', message);
  }
  return ok({
    id: newId('app'),
    version: 1,
    userId: caller.id,
    partnerId: partnerOfApplicant(caller),
    productId: product.id,
    productVersion: product.version,
    amount: amount.value,
    termMonths: input.termMonths,
    purpose: purpose.value,
    status: 'SUBMITTED',
    submittedAt: now,
  });
}
