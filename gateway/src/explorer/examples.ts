export interface Example {
  /** A document with one named operation, which names the explorer's tab. */
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const PASSWORD = 'a long enough password';

/**
 * The main job as operations to run one after the other, each in a tab of the explorer. Texts in
 * capitals stand for what an earlier one answered.
 */
export const EXAMPLES: readonly [Example, ...Example[]] = [
  {
    query: `# 1. Open an account. The mail with the token is printed where the stack runs.
mutation Register($input: RegisterInput!) {
  register(input: $input) {
    user { id emailVerified }
    userErrors { code message path }
  }
}`,
    variables: {
      input: {
        email: 'ada@example.com',
        password: PASSWORD,
        firstName: 'Ada',
        lastName: 'Example',
        phone: '+14155550100',
        dateOfBirth: '1990-04-01',
        country: 'US',
      },
    },
  },
];
