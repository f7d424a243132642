import { by, Computed, row, type Suite } from '../suite.ts';

const told = (name: string) => new Computed((required) => `${name} ${JSON.stringify(required)}`);
const account = (kind: string, id: string, extra: object) =>
  row(kind, {
    __interface: 'Account',
    id,
    holder: `holder ${id}`,
    balance: id.length * 100,
    rating: `rating ${id}`,
    advice: told('advice'),
    peer: () => (id === 's1' ? c1 : s1),
    ...extra,
  });
const s1: ReturnType<typeof row> = account('Savings', 's1', { rate: 2.5 });
const c1: ReturnType<typeof row> = account('Checking', 'c1', { overdraft: 300 });
const all = [s1, c1];
const interfaceObjects = { Account: ['Savings', 'Checking'] };
const base = `interface Account @key(fields: "id") { id: ID! holder: String! }
  type Savings implements Account @key(fields: "id") { id: ID! holder: String! rate: Float! }
  type Checking implements Account @key(fields: "id") { id: ID! holder: String! overdraft: Int }`;
const roots = {
  Query: {
    accounts: all,
    account: by('id', all),
    richest: s1,
    rated: [c1, s1],
    savings: s1,
    advised: c1,
  },
};

export const simpleInterfaceObject: Suite = {
  about: 'an interface with keys that another subgraph adds fields to, as an object',
  subgraphs: {
    kinds: `type Query { accounts: [Account!]! account(id: ID!): Account savings: Savings } ${base}`,
    money: `type Query { richest: Account } type Account @key(fields: "id") @interfaceObject { id: ID! balance: Int! peer: Account }`,
  },
  roots,
  entities: all,
  interfaceObjects,
};

export const interfaceObjectWithRequires: Suite = {
  about: 'an object for an interface that computes from what belongs to the interface',
  subgraphs: {
    kinds: `type Query { accounts: [Account!]! account(id: ID!): Account } ${base}`,
    money: `type Query { advised: Account } type Account @key(fields: "id") @interfaceObject {
      id: ID! holder: String! @external advice: String @requires(fields: "holder") }`,
  },
  roots,
  entities: all,
  interfaceObjects,
};

export const interfaceObjectIndirect: Suite = {
  about: 'three subgraphs, of which two know the interface as an object',
  subgraphs: {
    kinds: `type Query { accounts: [Account!]! } ${base}`,
    money: `type Query { richest: Account } type Account @key(fields: "id") @interfaceObject { id: ID! balance: Int! }`,
    ratings: `type Query { rated: [Account!]! } type Account @key(fields: "id") @interfaceObject { id: ID! rating: String peer: Account }`,
  },
  roots,
  entities: all,
  interfaceObjects,
};

export const unresolvableInterfaceObject: Suite = {
  about: 'an object for an interface that cannot be asked for by key, only reached',
  subgraphs: {
    kinds: `type Query { accounts: [Account!]! } ${base}`,
    money: `type Query { richest: Account rated: [Account!]! }
      type Account @key(fields: "id", resolvable: false) @interfaceObject { id: ID! }`,
  },
  roots,
  entities: all,
  interfaceObjects,
};
