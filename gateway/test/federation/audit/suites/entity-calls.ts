import { by, row, type Suite } from '../suite.ts';

const ada = row('Customer', {
  id: 'c1',
  name: 'Ada',
  email: 'ada@example.com',
  score: 712,
  limit: null,
});
const ben = row('Customer', {
  id: 'c2',
  name: 'Ben',
  email: 'ben@example.com',
  score: 540,
  limit: 900,
});

export const simpleEntityCall: Suite = {
  about: 'one entity, whose fields are in two subgraphs',
  subgraphs: {
    people: `type Query { customer(id: ID!): Customer customers: [Customer!]! }
      type Customer @key(fields: "id") { id: ID! name: String! email: String }`,
    scores: `type Query { rated: [Customer] }
      type Customer @key(fields: "id") { id: ID! score: Int! limit: Int }`,
  },
  roots: {
    Query: { customer: by('id', [ada, ben]), customers: [ada, ben], rated: [ben, null, ada] },
  },
  entities: [ada, ben],
};

const berlin = row('Branch', { id: 'b1', city: 'Berlin', zone: 'EU', rooms: 12 });
const lisbon = row('Branch', { id: 'b2', city: 'Lisbon', zone: 'EU', rooms: 3 });
const desk = (id: string, branch: object, seats: number) =>
  row('Desk', {
    id,
    branch,
    seats,
    code: `D-${id}`,
    floor: { __typename: 'Floor', number: 2, branch },
  });
const d1 = desk('1', berlin, 4);
const d2 = desk('2', lisbon, 6);

export const complexEntityCall: Suite = {
  about: 'compound and nested keys, and a way from one to the next',
  subgraphs: {
    desks: `type Query { desks: [Desk!]! desk(id: ID!): Desk }
      type Desk @key(fields: "id") @key(fields: "code branch { id }") { id: ID! code: String! branch: Branch! }
      type Branch @key(fields: "id") { id: ID! }`,
    seats: `type Desk @key(fields: "code branch { id }") { code: String! branch: Branch! seats: Int! floor: Floor }
      type Floor { number: Int! branch: Branch! }
      type Branch @key(fields: "id") { id: ID! city: String! @shareable }`,
    zones: `type Query { branches: [Branch!]! }
      type Branch @key(fields: "id") @key(fields: "city") { id: ID! city: String! zone: String! }`,
    rooms: `type Branch @key(fields: "city") { city: String! rooms: Int }`,
  },
  roots: {
    Query: { desks: [d1, d2], desk: by('id', [d1, d2]), branches: [lisbon, berlin] },
  },
  entities: [d1, d2, berlin, lisbon],
};

const unit = (id: string, name: string) => row('Unit', { id, name, budget: name.length * 100 });
const credit = unit('u1', 'credit');
const risk = unit('u2', 'risk');
const team = (id: string, of: object) =>
  row('Team', {
    id,
    title: `team ${id}`,
    lead: row('Lead', { name: `lead of ${id}`, grade: 3 }),
    unit: of,
  });
const t1 = team('t1', credit);
const t2 = team('t2', risk);

export const parentEntityCall: Suite = {
  about: 'a value whose parts are in two subgraphs, reached by the entity above it',
  subgraphs: {
    names: `type Query { teams: [Team!]! team(id: ID!): Team }
      type Team @key(fields: "id") { id: ID! title: String! lead: Lead! @shareable }
      type Lead { name: String! }`,
    grades: `type Team @key(fields: "id") { id: ID! lead: Lead! @shareable unit: Unit! }
      type Lead { grade: Int! }
      type Unit @key(fields: "id") { id: ID! }`,
    units: `type Query { unit(id: ID!): Unit }
      type Unit @key(fields: "id") { id: ID! name: String! budget: Int }`,
  },
  roots: { Query: { teams: [t1, t2], team: by('id', [t1, t2]), unit: by('id', [credit, risk]) } },
  entities: [t1, t2, credit, risk],
};
