import { by, FIRST, row, type Suite } from '../suite.ts';

const loan = (id: string, amount: number) =>
  row('Loan', {
    id,
    amount,
    rate: amount / 100,
    purpose: `purpose ${id}`,
    stage: id === 'l1' ? 'OPEN' : null,
  });
const l1 = loan('l1', 500);
const l2 = loan('l2', 820);
const roots = { Query: { loans: [l1, l2], loan: by('id', [l1, l2]), best: l2 } };
const entities = [l1, l2];

export const firstExternalExtends: Suite = {
  about: 'the first federation: extended by the directive @extends, keys external',
  subgraphs: {
    a: `${FIRST}type Query { loans: [Loan!]! loan(id: ID!): Loan } type Loan @key(fields: "id") { id: ID! amount: Int! purpose: String }`,
    b: `${FIRST}type Loan @key(fields: "id") @extends { id: ID! @external rate: Float! }
      type Query @extends { best: Loan }`,
  },
  roots,
  entities,
};

export const firstExtension: Suite = {
  about: 'the first federation: extended by extend type, with @requires of an external field',
  subgraphs: {
    a: `${FIRST}type Query { loans: [Loan!]! loan(id: ID!): Loan } type Loan @key(fields: "id") { id: ID! amount: Int! }`,
    b: `${FIRST}extend type Loan @key(fields: "id") { id: ID! @external rate: Float! }
      extend type Query { best: Loan }`,
    c: `${FIRST}extend type Loan @key(fields: "id") { id: ID! @external purpose: String stage: String }`,
  },
  roots,
  entities,
};

export const secondExternalExtends: Suite = {
  about: 'the second federation, written with @extends and external keys',
  subgraphs: {
    a: `type Query { loans: [Loan!]! loan(id: ID!): Loan } type Loan @key(fields: "id") { id: ID! amount: Int! purpose: String }`,
    b: `type Loan @key(fields: "id") @extends { id: ID! @external rate: Float! } type Query @extends { best: Loan }`,
  },
  roots,
  entities,
};

export const secondExtension: Suite = {
  about: 'the second federation with extend type, and a provided field of another',
  subgraphs: {
    a: `type Query { loans: [Loan!]! loan(id: ID!): Loan } type Loan @key(fields: "id") { id: ID! amount: Int! @shareable purpose: String }`,
    b: `extend type Loan @key(fields: "id") { id: ID! amount: Int! @external rate: Float! }
      extend type Query { best: Loan @provides(fields: "amount") }`,
  },
  roots,
  entities,
};

const parcel = (id: string, weight: number, price: number) => ({ id, weight, price });
const [m, n] = [parcel('m', 3, 40), parcel('n', 30, 8)].map((facts) =>
  row('Parcel', {
    ...facts,
    tag: `tag-${facts.id}`,
    sku: `sku-${facts.id}`,
    depot: `depot of ${facts.id}`,
    shelf: `shelf of ${facts.id}`,
    slot: row('Slot', { aisle: 7, box: `box ${facts.id}` }),
    size: 'S',
  }),
) as [ReturnType<typeof row>, ReturnType<typeof row>];

export const keysMashup: Suite = {
  about: 'several keys of several kinds; only one way leads from one end to the other',
  subgraphs: {
    a: `type Query { parcels: [Parcel!]! } type Parcel @key(fields: "id") { id: ID! weight: Int! }`,
    b: `type Parcel @key(fields: "id") @key(fields: "tag") { id: ID! tag: String! price: Int! }`,
    c: `type Parcel @key(fields: "tag") @key(fields: "sku size") { tag: String! sku: String! size: String! depot: String }`,
    d: `type Parcel @key(fields: "sku size") @key(fields: "sku slot { aisle box }") { sku: String! size: String! slot: Slot! @shareable }
      type Slot @shareable { aisle: Int! box: String! }`,
    e: `type Query { bySlot: Parcel } type Parcel @key(fields: "sku slot { aisle box }") { sku: String! slot: Slot! @shareable shelf: String }
      type Slot @shareable { aisle: Int! box: String! }`,
  },
  roots: { Query: { parcels: [m, n], bySlot: n } },
  entities: [m, n],
};

const note = (id: string | null, extra: object) =>
  row('Note', { id, text: `text ${id}`, mark: null, ...extra });
const k1 = note('k1', { tag: 'x', color: 'red', reply: () => k2 });
const k2 = note('k2', { tag: null, color: 'blue', reply: () => k3 });
const k3 = note(null, { tag: 'z', color: 'green', reply: null });
const k4 = note('k4', { tag: 'w', color: 'grey', reply: () => k1 });

export const nullKeys: Suite = {
  about: 'keys that are null, and entities that another subgraph does not know',
  subgraphs: {
    a: `type Query { notes: [Note] } type Note @key(fields: "id") { id: ID text: String reply: Note }`,
    b: `type Note @key(fields: "id") @key(fields: "tag") { id: ID tag: String mark: String }`,
    c: `type Query { tagged: [Note!]! } type Note @key(fields: "tag") { tag: String color: String }`,
  },
  roots: {
    Query: {
      notes: [
        k1,
        null,
        row('Note', { ...k3, id: null, color: null, tag: null, mark: null }),
        row('Note', { ...k4, tag: null, color: null, mark: null }),
      ],
      tagged: [k1],
    },
  },
  entities: [k1, k2, k4],
  unknown: { b: [k4] },
};
