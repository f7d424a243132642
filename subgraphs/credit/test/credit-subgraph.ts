import { type Caller, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { startTestSubgraph, type TestDatabase, type TestSubgraph } from '@blockscore/testkit';
import type { Substitutes } from '../src/adapters/resources.ts';
import { creditConfig } from '../src/config.ts';
import { startCredit } from '../src/main.ts';

export interface TestCreditOptions extends Substitutes {
  /** Of another test subgraph, with its master key. */
  readonly database?: TestDatabase;
  readonly environment?: Readonly<Record<string, string>>;
}

export function startTestCredit(options: TestCreditOptions = {}): Promise<TestSubgraph> {
  const { database, environment, ...substitutes } = options;
  return startTestSubgraph({
    name: 'credit',
    start: (given) => startCredit(creditConfig(given), substitutes),
    ...(database && { database }),
    ...(environment && { environment }),
  });
}

export function person(): Caller {
  return userCaller(newId('user'), ['BORROWER']);
}

export const officer = userCaller(newId('user'), ['LOAN_OFFICER']);
export const analyst = userCaller(newId('user'), ['ANALYST']);

/** An invented applicant. */
export const APPLICANT = {
  monthlyIncome: { amount: '4200.50', currency: 'USD' },
  monthlyDebtPayments: { amount: '987.65', currency: 'USD' },
  revolvingUtilization: '0.35',
  openCreditLines: 6,
  realEstateLoans: 1,
  timesLate30Days: 1,
  timesLate60Days: 0,
  timesLate90Days: 0,
  dependents: 2,
  employmentMonths: 30,
};

export type Applicant = typeof APPLICANT;

export interface UserError {
  readonly code: string;
  readonly path: readonly string[] | null;
  readonly message: string;
}

export interface Score {
  readonly id: string;
  readonly value: number;
  readonly band: string;
  readonly probabilityOfDefault: string;
  readonly reasons: readonly { code: string; text: string; points: number }[];
  readonly factors: readonly { characteristic: string; value: string | null; points: number }[];
  readonly model: { readonly id: string; readonly version: number };
  readonly calculatedAt: string;
}

export const SCORE_FIELDS = `id value band probabilityOfDefault reasons { code text points }
  factors { characteristic value points } model { id version } calculatedAt`;

const SUBMIT = `mutation ($input: SubmitFinancialProfileInput!) { submitFinancialProfile(input: $input) {
  profile { id monthlyIncome { amount currency } dependents }
  score { ${SCORE_FIELDS} }
  userErrors { code path message } } }`;

export interface Submitted {
  readonly profile: {
    readonly id: string;
    readonly monthlyIncome: unknown;
    readonly dependents: number | null;
  } | null;
  readonly score: Score | null;
  readonly userErrors: readonly UserError[];
}

export async function submit(
  credit: TestSubgraph,
  caller: Caller,
  changes: Partial<Record<keyof Applicant, unknown>> = {},
): Promise<Submitted> {
  const answer = await credit.ask(caller, SUBMIT, { input: { ...APPLICANT, ...changes } });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data?.['submitFinancialProfile'] as Submitted;
}

/** Submits and gives the score that came of it. */
export async function submitted(
  credit: TestSubgraph,
  caller: Caller,
  changes: Partial<Record<keyof Applicant, unknown>> = {},
): Promise<Score> {
  const { score, userErrors } = await submit(credit, caller, changes);
  if (!score) throw new Error(`Refused: ${JSON.stringify(userErrors)}`);
  return score;
}
