import { compare, formatAmount } from '@blockscore/money';
import { err, type Outcome, ok } from '@blockscore/result';
import type { Application, ApprovedTerms, FirstApproval } from '../domain/application.ts';
import { inputError, type LendingErrorCode } from '../domain/errors.ts';
import { type AmountInput, readAmount, readRate } from '../domain/input.ts';
import { bandOf, type DecisionPolicy } from '../domain/policy.ts';
import type { PolicyFacts } from '../domain/policy-facts.ts';
import { checkTerms, rateFor, rateRange } from '../domain/product.ts';

interface TermsInput {
  readonly amount?: AmountInput | null | undefined;
  readonly annualRate?: string | null | undefined;
  readonly termMonths?: number | null | undefined;
}

interface Subject {
  readonly policy: DecisionPolicy;
  readonly application: Application;
  readonly facts: PolicyFacts;
  readonly first: FirstApproval | undefined;
}

/** The terms as given; what is left out is what the first officer approved, or was asked for. */
export function readApprovedTerms(
  { policy, application, facts, first }: Subject,
  input: TermsInput,
): Outcome<ApprovedTerms, LendingErrorCode> {
  const { product } = facts;
  const amount =
    input.amount == null ? ok(first?.amount ?? application.amount) : readAmount(input.amount);
  if (!amount.ok) return err([amount.error]);
  const termMonths = input.termMonths ?? first?.termMonths ?? application.termMonths;
  const broken = checkTerms(product, amount.value, termMonths);
  if (broken.length > 0) return err(broken);
  if (compare(amount.value, application.amount) > 0) {
    const most = formatAmount(application.amount);
    return err([
      inputError('AMOUNT_OUT_OF_RANGE', 'amount', `Approve at most the ${most} asked for.`),
    ]);
  }
  const { lowest, highest } = rateRange(product);
  const declared = first?.annualRate ?? declaredRate(policy, facts, termMonths);
  const rate = readRate(input.annualRate ?? declared, lowest, highest);
  if (!rate.ok) return err([rate.error]);
  return ok({ amount: amount.value, annualRate: rate.value.toString(), termMonths });
}

/** The product's rate for the borrower's band; the last band's where there is no score. */
function declaredRate(
  policy: DecisionPolicy,
  { product, assessment }: PolicyFacts,
  termMonths: number,
): string {
  const band = assessment === undefined ? 'D' : bandOf(policy, assessment.score);
  return (rateFor(product, band, termMonths) ?? rateRange(product).highest).toString();
}
