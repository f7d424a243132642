import { compare, formatAmount } from '@blockscore/money';
import { err, type Outcome, ok } from '@blockscore/result';
import type { Application, ApprovedTerms, FirstApproval } from '../domain/application.ts';
import { inputError, type LendingErrorCode } from '../domain/errors.ts';
import { type AmountInput, readAmount, readRate } from '../domain/input.ts';
import { bandOf } from '../domain/policy.ts';
import { checkTerms, type Product, rateFor, rateRange } from '../domain/product.ts';
import type { LendingRules, Work } from './ports.ts';

interface TermsInput {
  readonly amount?: AmountInput | null | undefined;
  readonly annualRate?: string | null | undefined;
  readonly termMonths?: number | null | undefined;
}

interface Subject {
  readonly application: Application;
  readonly product: Product;
  readonly first: FirstApproval | undefined;
}

/** The terms as given; what is left out is what the first officer approved, or was asked for. */
export async function readApprovedTerms(
  rules: LendingRules,
  work: Work,
  { application, product, first }: Subject,
  input: TermsInput,
): Promise<Outcome<ApprovedTerms, LendingErrorCode>> {
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
  const declared = first?.annualRate ?? (await declaredRate(rules, work, application, product));
  const rate = readRate(input.annualRate ?? declared, lowest, highest);
  if (!rate.ok) return err([rate.error]);
  return ok({ amount: amount.value, annualRate: rate.value.toString(), termMonths });
}

/** The product's rate for the borrower's band; the last band's where there is no score. */
async function declaredRate(
  rules: LendingRules,
  work: Work,
  application: Application,
  product: Product,
): Promise<string> {
  const answer = (await work.assessments.latest(application.id))?.answer;
  const band = answer?.status === 'DISCLOSED' ? bandOf(rules.policy, answer.assessment.score) : 'D';
  const rate = rateFor(product, band, application.termMonths) ?? rateRange(product).highest;
  return rate.toString();
}
