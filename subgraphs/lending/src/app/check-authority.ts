import type { Caller } from '@blockscore/caller';
import { Decimal, formatAmount, minorDigits, money, toMinor } from '@blockscore/money';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { ApprovedTerms } from '../domain/application.ts';
import { evaluate } from '../domain/decide.ts';
import type { LendingErrorCode } from '../domain/errors.ts';
import { DECIDING_ROLES, type DecisionPolicy, type Finding } from '../domain/policy.ts';
import type { PolicyFacts } from '../domain/policy-facts.ts';
import { REASONS } from '../domain/reasons.ts';

const INPUT = ['input'] as const;

/** What the caller's roles let them approve: of several the one that lets them approve most. */
function limitsOf(policy: DecisionPolicy, caller: Caller, currency: string) {
  const minor = (amount: string | null): bigint | null =>
    amount === null ? null : toMinor(new Decimal(amount), minorDigits(currency));
  const [widest] = DECIDING_ROLES.filter((role) => caller.roles.includes(role))
    .map((role) => policy.authority[role])
    .map(({ aloneUpTo, highest }) => ({ aloneUpTo: minor(aloneUpTo), highest: minor(highest) }))
    .sort((a, b) => (a.highest === null || (b.highest !== null && a.highest > b.highest) ? -1 : 1));
  return widest;
}

/**
 * Whether the caller may approve as much, and whether they may alone: what the person has been lent
 * and offered already counts, and of the policy's limit and the configured one the lower.
 *
 * @param total minor units
 * @returns whether a second officer has to approve too
 */
export function checkAuthority(
  policy: DecisionPolicy,
  configuredAlone: bigint,
  caller: Caller,
  total: bigint,
  currency: string,
): Outcome<{ readonly needsSecond: boolean }, LendingErrorCode> {
  const limits = limitsOf(policy, caller, currency);
  if (limits === undefined) {
    const roles = DECIDING_ROLES.join(' or ');
    return fail('ABOVE_AUTHORITY', `By policy ${policy.version} only a ${roles} approves.`, INPUT);
  }
  const { highest, aloneUpTo } = limits;
  if (highest !== null && total > highest) {
    const [most, all] = [highest, total].map((each) => formatAmount(money(each, currency)));
    const message = `By policy ${policy.version} at most ${most} ${currency} may be approved, and with what the person has this makes ${all}: approve less, or reject.`;
    return fail('ABOVE_AUTHORITY', message, ['input', 'amount']);
  }
  const alone = aloneUpTo !== null && aloneUpTo < configuredAlone ? aloneUpTo : configuredAlone;
  return ok({ needsSecond: total > alone });
}

/**
 * What the policy finds against the terms, if an officer may approve against it, and gives a note where
 * the policy wants one.
 */
export function checkOverrides(
  policy: DecisionPolicy,
  facts: PolicyFacts,
  terms: ApprovedTerms,
  note: string | null,
): Outcome<readonly Finding[], LendingErrorCode> {
  const { minor: amount } = terms.amount;
  const decided = { ...facts, amount, termMonths: terms.termMonths };
  const findings = [...evaluate(policy, decided, new Decimal(terms.annualRate)).findings];
  const inWords = (list: readonly Finding[]) =>
    list.map((finding) => `${finding} (${REASONS[finding].text})`).join(' ');
  const { allowed, withNote } = policy.overrides;
  const barred = findings.filter((finding) => !allowed.includes(finding));
  if (barred.length > 0) {
    const message = `By policy ${policy.version} no officer approves against ${inWords(barred)} Change the terms, or reject.`;
    return fail('OVERRIDE_NOT_ALLOWED', message, INPUT);
  }
  const unexplained = findings.filter((finding) => withNote.includes(finding));
  if (unexplained.length > 0 && note === null) {
    const message = `By policy ${policy.version} approving against ${inWords(unexplained)} takes a note that says why.`;
    return fail('NOTE_REQUIRED', message, ['input', 'note']);
  }
  return ok(findings);
}
