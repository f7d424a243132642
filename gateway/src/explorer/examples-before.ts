import type { Example } from './examples.ts';

const ERRORS = 'userErrors { code message path }';
const EMAIL = 'grace@example.com';
const PASSWORD = 'a long enough password';

/** From the account to the score. */
export const BEFORE_THE_LOAN: readonly Example[] = [
  {
    query: `# 1. Open an account. A mail with a token goes out; in development it is printed
# where the lender was started, and kept in a file.
mutation Register($input: RegisterInput!) {
  register(input: $input) {
    user { id emailVerified }
    ${ERRORS}
  }
}`,
    variables: {
      input: {
        email: EMAIL,
        password: PASSWORD,
        firstName: 'Grace',
        lastName: 'Example',
        phone: '+14155550100',
        dateOfBirth: '1990-04-01',
        country: 'US',
      },
    },
  },
  {
    query: `# 2. Put the token of that mail into the variables.
mutation VerifyEmail($input: VerifyEmailInput!) {
  verifyEmail(input: $input) {
    user { id emailVerified }
    ${ERRORS}
  }
}`,
    variables: { input: { token: 'TOKEN_FROM_THE_MAIL' } },
  },
  {
    query: `# 3. Sign in. From now on this page sends the token by itself, until you leave it.
# Run this again, as somebody else, to change who you are. Elsewhere, send the header
# Authorization: Bearer <accessToken>
mutation SignIn($input: LoginInput!) {
  login(input: $input) {
    session { accessToken expiresAt user { id roles } }
    ${ERRORS}
  }
}`,
    variables: { input: { email: EMAIL, password: PASSWORD } },
  },
  {
    query: `# 4. Say what you earn and owe; the answer is your score, with its reasons.
mutation SubmitProfile($input: SubmitFinancialProfileInput!) {
  submitFinancialProfile(input: $input) {
    score { value band probabilityOfDefault reasons { text points } }
    ${ERRORS}
  }
}`,
    variables: {
      input: {
        monthlyIncome: { amount: '6200.00', currency: 'USD' },
        monthlyDebtPayments: { amount: '540.00', currency: 'USD' },
        revolvingUtilization: '0.12',
        openCreditLines: 7,
        realEstateLoans: 1,
        timesLate30Days: 0,
        timesLate60Days: 0,
        timesLate90Days: 0,
        dependents: 1,
        employmentMonths: 48,
      },
    },
  },
  {
    query: `# 5. Who you are to the lender: one question to identity, credit, compliance and lending.
query Me {
  me {
    id firstName lastName emailVerified
    creditScore { value band calculatedAt }
    kycVerification { status missing }
    loans(first: 5) { edges { node { id status amount { amount currency } } } }
  }
}`,
    variables: {},
  },
  {
    query: `# 6. What can be borrowed. Open to anyone.
query Products {
  loanProducts {
    id code name minTermMonths maxTermMonths
    minAmount { amount currency } maxAmount { amount }
    rates { band annualRate }
  }
}`,
    variables: {},
  },
  {
    query: `# 7. What it would cost. Open to anyone, stores nothing.
query Quote($input: QuoteLoanInput!) {
  quoteLoan(input: $input) {
    payment { amount currency } apr financeCharge { amount } totalOfPayments { amount }
    schedule { number dueDate payment { amount } principal { amount } interest { amount } }
  }
}`,
    variables: {
      input: { annualRate: '9.9', amount: { amount: '12000.00', currency: 'USD' }, termMonths: 24 },
    },
  },
];
