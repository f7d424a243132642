import { by, row, type Suite } from '../suite.ts';

const client = (id: string) =>
  row('Client', {
    id,
    name: `name ${id}`,
    age: id.length * 20,
    city: `city ${id}`,
    friends: () => (id === 'a' ? [b] : [a, b]),
  });
const a = client('a');
const b = client('bb');
const roots = { Query: { clients: [a, b], client: by('id', [a, b]) } };

export const includeSkip: Suite = {
  about: '@skip and @include on fields of one and of several subgraphs',
  subgraphs: {
    names: `type Query { clients: [Client!]! client(id: ID!): Client } type Client @key(fields: "id") { id: ID! name: String! }`,
    ages: `type Client @key(fields: "id") { id: ID! age: Int friends: [Client!]! }`,
    cities: `type Client @key(fields: "id") { id: ID! city: String }`,
  },
  roots,
  entities: [a, b],
};

export const introspection: Suite = {
  about: 'what clients may see of the schema: nothing of federation, and descriptions kept',
  subgraphs: {
    names: `"Where it begins." type Query { clients: [Client!]! } "Somebody who owes." type Client @key(fields: "id") { id: ID! name: String! @deprecated(reason: "gone") }`,
    ages: `type Client @key(fields: "id") { id: ID! age: Int }`,
  },
  roots,
  entities: [a, b],
};

const fine = row('Fact', {
  id: 'f1',
  plain: 'plain',
  must: 'must',
  may: 'may',
  list: ['x', 'y'],
  other: () => broken,
});
const broken: ReturnType<typeof row> = row('Fact', {
  id: 'f2',
  plain: 'second',
  must: () => new Error('no must'),
  may: () => new Error('no may'),
  list: ['x', null],
  other: () => fine,
});
const lost = row('Fact', {
  id: 'f3',
  plain: 'lost',
  must: null,
  may: null,
  list: null,
  other: null,
});

export const failures: Suite = {
  about: 'resolvers that fail, nulls where none may be, entities that one subgraph does not know',
  subgraphs: {
    a: `type Query { facts: [Fact] every: [Fact!]! fact(id: ID!): Fact firm(id: ID!): Fact! } type Fact @key(fields: "id") { id: ID! plain: String }`,
    b: `type Fact @key(fields: "id") { id: ID! must: String! may: String list: [String!] other: Fact }`,
    c: `type Query { broken: String sound: Int }`,
  },
  roots: {
    Query: {
      facts: [fine, broken, lost],
      every: [fine, broken],
      fact: by('id', [fine, broken, lost]),
      firm: by('id', [fine, broken, lost]),
      broken: () => new Error('broken'),
      sound: 1,
    },
  },
  entities: [fine, broken, lost],
  unknown: { b: [lost] },
};
