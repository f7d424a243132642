import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Example {
  /** A document with one named operation, which names the explorer's tab. */
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const GRACE = { email: 'grace@example.com', password: 'seven bridges of Königsberg' };

/**
 * What the variables are at first. A text in capitals stands for what the page has seen last: its
 * script fills it in.
 */
const VARIABLES: Readonly<Record<string, Example['variables']>> = {
  VerifyEmail: { token: 'vrf_… from the mail' },
  Login: GRACE,
  Quote: { productId: 'PRODUCT_ID' },
  Apply: { productId: 'PRODUCT_ID' },
  MyApplication: { id: 'APPLICATION_ID' },
  Accept: { id: 'APPLICATION_ID' },
  Disburse: { id: 'LOAN_ID' },
  MyLoan: { id: 'LOAN_ID' },
  Repay: { loanId: 'LOAN_ID', amount: 'INSTALMENT' },
  MyAuditTrail: { userId: 'USER_ID' },
  ConfirmTotp: { code: '000000' },
  BeginPasskeyRegistration: { name: 'Laptop' },
  FinishPasskeyRegistration: { token: 'CHALLENGE_TOKEN', credential: 'CREDENTIAL' },
  LoginWithFactor: GRACE,
  VerifyCode: { token: 'CHALLENGE_TOKEN', method: 'TOTP', code: '000000' },
  VerifyPasskey: { token: 'CHALLENGE_TOKEN', credential: 'CREDENTIAL' },
  FinishPasskeyLogin: { token: 'CHALLENGE_TOKEN', credential: 'CREDENTIAL' },
  RefreshSession: { refreshToken: 'REFRESH_TOKEN' },
  Reauthenticate: { password: GRACE.password, code: '000000' },
};

/**
 * The main job and the keeping of an account, as operations to run one after the other, each in a tab
 * of the explorer.
 */
export const EXAMPLES: readonly Example[] = ['journey.graphql', 'accounts.graphql'].flatMap(
  (file) => readExamples(readFileSync(join(import.meta.dirname, file), 'utf8')),
);

/** Operations are separated by a blank line; the comment above one goes with it. */
function readExamples(text: string): readonly Example[] {
  return text.split(/\n{2,}/).flatMap((block) => {
    const name = /^(?:query|mutation|subscription) (\w+)/m.exec(block)?.[1];
    return name === undefined ? [] : [{ query: block.trim(), variables: VARIABLES[name] ?? {} }];
  });
}
