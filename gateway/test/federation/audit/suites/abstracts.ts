import { by, row, type Suite } from '../suite.ts';

const card = row('Card', { id: 'p1', amount: 40, brand: 'VISA', fee: 2, note: 'card' });
const transfer = row('Transfer', { id: 'p2', amount: 900, iban: 'DE00', fee: 0, note: null });
const cash = row('Cash', { id: 'p3', amount: 5, drawer: 'north', fee: 1, note: 'cash' });

export const abstractTypes: Suite = {
  about: 'an interface and a union over entities whose fields are in two subgraphs',
  subgraphs: {
    payments: `interface Payment { id: ID! amount: Int! }
      type Card implements Payment @key(fields: "id") { id: ID! amount: Int! brand: String! }
      type Transfer implements Payment @key(fields: "id") { id: ID! amount: Int! iban: String! }
      type Cash implements Payment @key(fields: "id") { id: ID! amount: Int! drawer: String }
      union Remote = Card | Transfer
      type Query { payments: [Payment!]! payment(id: ID!): Payment remote: [Remote] }`,
    fees: `type Card @key(fields: "id") { id: ID! fee: Int! note: String }
      type Transfer @key(fields: "id") { id: ID! fee: Int! note: String }
      type Cash @key(fields: "id") { id: ID! fee: Int! }`,
  },
  roots: {
    Query: {
      payments: [card, transfer, cash],
      payment: by('id', [card, transfer, cash]),
      remote: [transfer, null, card],
    },
  },
  entities: [card, transfer, cash],
};

const photo = row('Photo', { url: 'photo', width: 30 });
const clip = row('Clip', { url: 'clip', seconds: 9 });
const text = row('Text', { body: 'words' });
const post = row('Post', { id: 'x', media: photo, more: [photo], all: [clip, text] });

export const unionIntersection: Suite = {
  about: 'a union with other members in each subgraph; a shared field gives what both know',
  subgraphs: {
    a: `union Media = Photo | Clip type Photo @shareable { url: String! width: Int! }
      type Clip @shareable { url: String! seconds: Int }
      type Post @key(fields: "id") { id: ID! media: Media @shareable more: [Media!] }
      type Query { post: Post media: Media @shareable }`,
    b: `union Media = Photo | Clip | Text type Photo @shareable { url: String! width: Int! }
      type Clip @shareable { url: String! seconds: Int } type Text { body: String! }
      type Post @key(fields: "id") { id: ID! media: Media @shareable all: [Media!]! }
      type Query { media: Media @shareable medias: [Media] }`,
  },
  roots: { Query: { post, media: photo, medias: [text, photo, null] } },
  entities: [post],
};

const area = (name: string) => row('Area', { id: name, name, size: name.length });
const north = area('north');
const south = area('south');
const shop = row('Shop', { id: 's1', title: 'Shop', area: north, near: [south, north], staff: 3 });
const bank = row('Bank', { id: 'k1', title: 'Bank', area: south, near: [], vault: true });

export const childrenOfUnions: Suite = {
  about: 'entities below the members of a union, and an interface that is not the same everywhere',
  subgraphs: {
    places: `union Place = Shop | Bank
      interface Located { area: Area }
      type Shop implements Located @key(fields: "id") { id: ID! area: Area near: [Area!]! }
      type Bank implements Located @key(fields: "id") { id: ID! area: Area near: [Area!]! }
      type Area @key(fields: "id") { id: ID! }
      type Query { places: [Place!]! located: [Located] }`,
    facts: `interface Titled { title: String! }
      type Shop implements Titled @key(fields: "id") { id: ID! title: String! staff: Int }
      type Bank implements Titled @key(fields: "id") { id: ID! title: String! vault: Boolean }
      type Query { titled: [Titled!]! }`,
    areas: `type Area @key(fields: "id") { id: ID! name: String! size: Int! }`,
  },
  roots: { Query: { places: [shop, bank], located: [bank, shop], titled: [shop, bank] } },
  entities: [shop, bank, north, south],
};

export const typename: Suite = {
  about: '__typename everywhere, aliased, alone and twice',
  subgraphs: childrenOfUnions.subgraphs,
  roots: childrenOfUnions.roots,
  entities: childrenOfUnions.entities,
};
