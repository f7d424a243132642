import { setTimeout as delay } from 'node:timers/promises';
import type { Caller } from '@blockscore/caller';
import { GraphQLError } from 'graphql';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@shareable", "@external", "@authenticated", "@requiresScopes", "@tag"])
`;

/** Small subgraphs with the names of the real ones and a field for everything that can happen. */
export const SDL = {
  identity: `${LINK}
    scalar Decimal
    scalar DateTime
    type Query {
      me: User @authenticated @tag(name: "staff")
      strangers: [User!]
      users: [User!]! @requiresScopes(scopes: [["users:read"]])
      greet(name: String!): String! @tag(name: "partner")
      double(amount: Decimal!): Decimal!
      count(parts: [Part!]!): Int!
      slow(ms: Int!): String
      big(bytes: Int!): String
      fault: String
      refused: String
      coded(code: String!): String
      broken: String!
      now: DateTime
    }
    input Part { amount: Decimal! }
    type Mutation {
      rename(name: String!, ms: Int = 0): User @authenticated
    }
    type User @key(fields: "id") { id: ID! @tag(name: "staff") name: String }
  `,
  lending: `${LINK}
    type Query { loan(id: ID!): Loan @authenticated @tag(name: "partner") products: [Product!]! @tag(name: "public") }
    type Product @tag(name: "public") { id: ID! name: String! }
    type Loan @key(fields: "id") { id: ID! @tag(name: "partner") status: String! @tag(name: "partner") borrower: User officerNote: String @requiresScopes(scopes: [["loans:read"]]) }
    type LoanApplication @key(fields: "id") { id: ID! @tag(name: "partner") status: String! @tag(name: "partner") borrower: User }
    type User @key(fields: "id") { id: ID! loans: [Loan!] }
  `,
  ledger: `${LINK}
    type Query { balanced: Boolean! }
    type LedgerTransaction @key(fields: "id") { id: ID! kind: String! }
  `,
} as const;

/** State that tests look at and change. */
export interface FixtureState {
  names: Map<string, string>;
  renamed: number;
  resolvedApplications: number;
}

export function fixtureResolvers(state: FixtureState) {
  type Key = { readonly id: string };
  const loan = (id: string) => ({
    id,
    status: 'ACTIVE',
    officerNote: 'checked',
    borrower: { __typename: 'User', id: 'user_of_loan' },
  });
  return {
    identity: {
      Query: {
        me: (_: unknown, __: unknown, { caller }: { caller: Caller }) => ({ id: caller.id }),
        strangers: () => {
          throw new GraphQLError('Not yours.', { extensions: { code: 'FORBIDDEN' } });
        },
        users: () => [{ id: 'a' }, { id: 'b' }],
        greet: (_: unknown, { name }: { name: string }) => `Hello ${name}`,
        double: (_: unknown, { amount }: { amount: string }) => String(Number(amount) * 2),
        count: (_: unknown, { parts }: { parts: readonly unknown[] }) => parts.length,
        slow: async (_: unknown, { ms }: { ms: number }) => {
          await delay(ms);
          return 'late';
        },
        big: (_: unknown, { bytes }: { bytes: number }) => 'x'.repeat(bytes),
        fault: () => {
          throw new Error('relation "identity.users" does not exist at 10.0.0.7:5432');
        },
        refused: () => {
          throw new GraphQLError('Not on a Sunday.', {
            extensions: { code: 'FORBIDDEN', inner: 1 },
          });
        },
        coded: (_: unknown, { code }: { code: string }) => {
          throw new GraphQLError(`As ${code}.`, { extensions: { code } });
        },
        broken: () => null,
      },
      Mutation: {
        rename: async (
          _: unknown,
          { name, ms }: { name: string; ms: number },
          { caller }: { caller: Caller },
        ) => {
          await delay(ms);
          state.names.set(caller.id, name);
          state.renamed += 1;
          return { id: caller.id };
        },
      },
      User: {
        __resolveReference: ({ id }: Key) => ({ id }),
        name: ({ id }: Key) => state.names.get(id) ?? `name of ${id}`,
      },
    },
    lending: {
      Query: {
        loan: (_: unknown, { id }: Key) => loan(id),
        products: () => [{ id: 'p1', name: 'Personal' }],
      },
      Loan: { __resolveReference: ({ id }: Key) => loan(id) },
      LoanApplication: {
        __resolveReference: ({ id }: Key) => {
          state.resolvedApplications += 1;
          return { id, status: 'SUBMITTED', borrower: { __typename: 'User', id: 'user_of_loan' } };
        },
      },
      User: {
        __resolveReference: ({ id }: Key) => ({ id }),
        loans: () => [loan('loan_1')],
      },
    },
    ledger: {
      Query: { balanced: () => true },
      LedgerTransaction: { __resolveReference: ({ id }: Key) => ({ id, kind: 'DISBURSEMENT' }) },
    },
  };
}
