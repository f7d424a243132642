import { Decimal, minorDigits } from '@blockscore/money';
import type { FraudInputs, IncomeFacts, StatedIncome, Velocity } from './inputs.ts';
import type { FraudPolicy, RatioStep } from './policy.ts';
import { type FraudSignal, type FraudSignalCode, fact } from './signal.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What the lender found of the applicant before. */
export function* knownApplicant(
  policy: FraudPolicy,
  { standing }: Pick<FraudInputs, 'standing'>,
): Generator<FraudSignal> {
  if (standing === 'NONE') return;
  const points = policy.ownStanding[standing];
  yield { code: 'KNOWN_APPLICANT', points, facts: [fact('standing', standing)], others: [] };
}

/** More applications in a time than people make. */
export function* velocitySignals(
  policy: FraudPolicy,
  inputs: Pick<FraudInputs, 'ownApplications' | 'sharedApplications'>,
): Generator<FraudSignal> {
  yield* velocity('MANY_APPLICATIONS', policy.ownVelocity, inputs.ownApplications);
  yield* velocity('MANY_APPLICATIONS_OF_OTHERS', policy.sharedVelocity, inputs.sharedApplications);
}

function* velocity(
  code: FraudSignalCode,
  { steps, most }: FraudPolicy['ownVelocity'],
  applications: Velocity,
): Generator<FraudSignal> {
  const over = steps.filter(({ days, beyond }) => applications[days] > beyond);
  const sum = over.reduce(
    (total, { days, beyond, each }) => total + (applications[days] - beyond) * each,
    0,
  );
  const [first, ...rest] = over.map(({ days }) => fact(`within${days}Days`, applications[days]));
  if (first === undefined) return;
  yield { code, points: Math.min(most, sum), facts: [first, ...rest], others: [] };
}

/** What is stated against what is known of it, and against what was stated before. */
export function* incomeSignals(
  policy: FraudPolicy,
  { income, appliedAt }: Pick<FraudInputs, 'income' | 'appliedAt'>,
): Generator<FraudSignal> {
  if (income?.stated == null) return;
  const { stated, observed } = income;
  if (observed !== null && observed.currency === stated.currency) {
    yield* ratio('INCOME_ABOVE_OBSERVED', policy.incomeAboveObserved, stated, observed.minor);
  }
  const before = statedBefore(income, stated);
  const days = (Date.parse(appliedAt) - Date.parse(stated.at)) / DAY_MS;
  if (before === undefined || days > policy.incomeJump.withinDays) return;
  yield* ratio('INCOME_JUMP', policy.incomeJump.steps, stated, before);
}

/** The least that was stated before: who goes up in steps is found by the first of them. */
function statedBefore({ earlier }: IncomeFacts, stated: StatedIncome): string | undefined {
  const amounts = earlier
    .filter(({ currency, at }) => currency === stated.currency && at < stated.at)
    .map(({ minor }) => BigInt(minor));
  return amounts.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))[0]?.toString();
}

function* ratio(
  code: FraudSignalCode,
  steps: readonly RatioStep[],
  stated: StatedIncome,
  compared: string,
): Generator<FraudSignal> {
  // Nothing at all is as little as one unit: whoever had none may state anything of it.
  const times = new Decimal(stated.minor).div(Decimal.max(compared, 1));
  const points = Math.max(0, ...steps.filter(({ from }) => times.gte(from)).map((s) => s.points));
  if (points === 0) return;
  const facts = [
    fact('statedMinor', `${stated.minor} ${stated.currency}`),
    fact('comparedMinor', `${compared} ${stated.currency}`),
    fact('times', times.toDecimalPlaces(2, Decimal.ROUND_DOWN).toString()),
  ] as const;
  yield { code, points, facts, others: [] };
}

/** The money would go to somebody else. */
export function* accountOfAnother(
  policy: FraudPolicy,
  { asked }: Pick<FraudInputs, 'asked'>,
): Generator<FraudSignal> {
  const count = asked?.accountsOfOthers ?? 0;
  if (count === 0) return;
  const points = policy.accountOfAnother;
  yield { code: 'ACCOUNT_OF_ANOTHER', points, facts: [fact('accounts', count)], others: [] };
}

/** Signs of an account that was made for this application, and of somebody without a life before it. */
export function* newcomerSignals(policy: FraudPolicy, inputs: FraudInputs): Generator<FraudSignal> {
  const { account, asked, appliedAt } = inputs;
  if (account === null) return;
  const age = Date.parse(appliedAt) - Date.parse(account.registeredAt);
  const hours = fact('hoursSinceRegistration', Math.max(0, Math.floor(age / HOUR_MS)));
  const { newAccount, noHistory } = policy;
  if (
    asked !== null &&
    age < newAccount.hours * HOUR_MS &&
    isLarge(asked, newAccount.largeAmount)
  ) {
    const facts = [hours, fact('amountMinor', `${asked.amount} ${asked.currency}`)] as const;
    const { points } = newAccount;
    yield { code: 'NEW_ACCOUNT_LARGE_AMOUNT', points, facts, others: [] };
  }
  const { phoneCountries, country } = account;
  if (phoneCountries.length > 0 && !phoneCountries.includes(country)) {
    const facts = [fact('phone', phoneCountries.join(' ')), fact('country', country)] as const;
    yield { code: 'PHONE_ELSEWHERE', points: policy.phoneElsewhere, facts, others: [] };
  }
  if (age < noHistory.days * DAY_MS && !hasHistory(inputs, noHistory.days * DAY_MS)) {
    yield { code: 'NO_HISTORY', points: noHistory.points, facts: [hours], others: [] };
  }
}

/** Employed for longer than somebody of that age can have been. */
export function* employmentSignals(
  { employment }: FraudPolicy,
  { income }: Pick<FraudInputs, 'income'>,
): Generator<FraudSignal> {
  const { employmentMonths, ageMonths } = income ?? {};
  if (employmentMonths == null || ageMonths == null) return;
  if (employmentMonths <= Math.max(0, ageMonths - employment.fromAgeMonths)) return;
  const facts = [fact('employmentMonths', employmentMonths), fact('ageMonths', ageMonths)] as const;
  yield { code: 'EMPLOYED_TOO_LONG', points: employment.points, facts, others: [] };
}

function isLarge({ amount, currency }: { amount: string; currency: string }, large: string) {
  return new Decimal(amount).gte(
    new Decimal(large).times(new Decimal(10).pow(minorDigits(currency))),
  );
}

/** Whether anything is known that is older than the account. */
function hasHistory({ account, asked, income, appliedAt }: FraudInputs, forMs: number): boolean {
  const since = Date.parse(appliedAt) - forMs;
  const isOld = (at: string | null | undefined) => at != null && Date.parse(at) <= since;
  return (
    isOld(account?.oldestDeviceAt) ||
    isOld(income?.stated?.at) ||
    (income?.earlier ?? []).some(({ at }) => isOld(at)) ||
    (asked !== null && (asked.verifiedAccounts > 0 || asked.exposure !== '0'))
  );
}
