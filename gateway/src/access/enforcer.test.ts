import { ANONYMOUS, type Caller, userCaller } from '@blockscore/caller';
import { buildSchema, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { createEnforcer } from './enforcer.ts';
import { readRequirements } from './requirements.ts';
import { proveDenial } from './self-test.ts';

const DIRECTIVES = `
  directive @policy(policies: [[String!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
  directive @authenticated on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
  directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
`;

const schema = buildSchema(`${DIRECTIVES}
  type Query {
    open: Open
    me: User @authenticated
    users: [User!]! @requiresScopes(scopes: [["users:read"]])
    books: Int @requiresScopes(scopes: [["ledger:read", "loans:read"], ["ledger:write"]])
    both: Int @authenticated @requiresScopes(scopes: [["users:read"], ["loans:read"]])
    asset: Asset
    thing: Thing
    recent: Int @policy(policies: [["fresh_sign_in"]])
    either: Int @policy(policies: [["person", "partner"], ["fresh_sign_in"]])
  }
  type Mutation { rename: User @requiresScopes(scopes: [["users:write"]]) }
  type Subscription { watched: Open @authenticated }
  type Open { id: ID! secret: Int @requiresScopes(scopes: [["users:read"]]) hidden: Hidden key: Key }
  type User { id: ID! open: Open }
  type Hidden @authenticated { id: ID! }
  scalar Key @requiresScopes(scopes: [["users:write"]])
  interface Asset { id: ID! value: Int }
  type House implements Asset { id: ID! value: Int }
  type Gold implements Asset { id: ID! value: Int @requiresScopes(scopes: [["ledger:read"]]) }
  union Thing = Open | Hidden
`);
const enforcer = createEnforcer(schema);

const borrower = userCaller('user_1', ['BORROWER']);
const admin = userCaller('user_2', ['ADMIN']);
const officer = userCaller('user_3', ['LOAN_OFFICER']);

function code(caller: Caller, text: string, variables?: Record<string, unknown>, name?: string) {
  return enforcer.denial(caller, parse(text), name, variables)?.extensions['code'];
}

describe('root fields', () => {
  test.each([
    ['{ open { id } }', undefined, undefined],
    ['{ me { id } }', 'UNAUTHENTICATED', undefined],
    ['{ users { id } }', 'UNAUTHENTICATED', 'FORBIDDEN'],
    ['mutation { rename { id } }', 'UNAUTHENTICATED', 'FORBIDDEN'],
    ['subscription { watched { id } }', 'UNAUTHENTICATED', undefined],
    ['{ __typename __schema { types { name } } }', undefined, undefined],
  ])('%s', (text, anonymous, signedIn) => {
    expect(code(ANONYMOUS, text)).toBe(anonymous);
    expect(code(borrower, text)).toBe(signedIn);
    expect(code(admin, text)).toBe(undefined);
  });

  test('all scopes of one alternative are needed', () => {
    expect(code(officer, '{ books }')).toBe('FORBIDDEN');
    expect(code(admin, '{ books }')).toBe(undefined);
    expect(code(userCaller('user_4', ['LOAN_OFFICER', 'ANALYST']), '{ books }')).toBe(undefined);
  });

  test('both directives count', () => {
    expect(code(ANONYMOUS, '{ both }')).toBe('UNAUTHENTICATED');
    expect(code(borrower, '{ both }')).toBe('FORBIDDEN');
    expect(code(officer, '{ both }')).toBe(undefined);
  });

  test('the refusal names the field and what it needs', () => {
    const denial = enforcer.denial(borrower, parse('{ a: users { id } }'), undefined, {});
    expect(denial?.message).toBe('You may not use Query.users; it needs users:read.');
  });
});

describe('fields below', () => {
  test.each([
    ['a protected field of an open type', '{ open { secret } }'],
    ['under an alias', '{ open { id: secret } }'],
    ['in an inline fragment', '{ open { ... { ... on Open { secret } } } }'],
    [
      'in a fragment',
      '{ open { ...F } } fragment F on Open { ...G } fragment G on Open { secret }',
    ],
    [
      'in a fragment that is also used elsewhere',
      '{ thing { ...F } open { ...F } } fragment F on Open { secret }',
    ],
    ['a protected object', '{ open { hidden { id } } }'],
    ['a protected scalar', '{ open { key } }'],
    ['a protected member of a union', '{ thing { ... on Hidden { id } } }'],
    ['an interface of which one type is protected', '{ asset { value } }'],
    ['a protected type of an interface', '{ asset { ... on Gold { value } } }'],
    ['behind an open field of a protected one', '{ me { open { secret } } }'],
  ])('%s is denied to nobody in particular', (_, text) => {
    expect(code(ANONYMOUS, text)).toBe('UNAUTHENTICATED');
  });

  test('open fields of the same types are not denied', () => {
    const text = '{ thing { __typename ... on Open { id } } asset { id ... on House { value } } }';
    expect(code(ANONYMOUS, text)).toBe(undefined);
  });

  test('the type of a union member may be asked without its fields', () => {
    expect(code(ANONYMOUS, '{ thing { ... on Hidden { __typename } } }')).toBe(undefined);
  });
});

describe('policies', () => {
  const seconds = Math.floor(Date.now() / 1000);
  const fresh = userCaller('user_5', [], undefined, undefined, seconds - 60);
  const stale = userCaller('user_5', [], undefined, undefined, seconds - 3_600);
  const member = userCaller('user_6', [], 'partner_1');
  const key: Caller = {
    kind: 'PARTNER',
    id: 'apikey_1',
    roles: [],
    scopes: [],
    partnerId: 'partner_1',
  };

  test.each<[string, Caller, string | undefined]>([
    ['{ recent }', ANONYMOUS, 'UNAUTHENTICATED'],
    ['{ recent }', stale, 'FORBIDDEN'],
    ['{ recent }', fresh, undefined],
    ['{ recent }', key, 'FORBIDDEN'],
    ['{ either }', stale, 'FORBIDDEN'],
    ['{ either }', fresh, undefined],
    ['{ either }', member, undefined],
    ['{ either }', key, 'FORBIDDEN'],
  ])('%s of %o', (text, caller, expected) => {
    expect(code(caller, text)).toBe(expected);
  });
});

describe('in the mode that answers null', () => {
  const partly = createEnforcer(schema, 'null');
  const withheldFrom = (caller: Caller, text: string, variables = {}) => {
    const document = parse(text);
    expect(partly.denial(caller, document, undefined, variables)).toBeUndefined();
    const { key = '', reasons = new Map() } =
      partly.withheld(caller, document, undefined, variables) ?? {};
    return [
      key,
      [...reasons].map(([place, { code }]) => `${code} ${text.slice(place).match(/^\w+/)}`),
    ];
  };

  test('a query is allowed, and what is denied of it is kept back wherever it stands', () => {
    expect(
      withheldFrom(
        ANONYMOUS,
        '{ open { id secret ...F } me { id } } fragment F on Open { a: secret }',
      ),
    ).toEqual([
      'nobody Open.secret Query.me',
      ['UNAUTHENTICATED secret', 'UNAUTHENTICATED a', 'UNAUTHENTICATED me'],
    ]);
    expect(withheldFrom(borrower, '{ open { secret } me { id } }')).toEqual([
      'signed in Open.secret',
      ['FORBIDDEN secret'],
    ]);
    expect(withheldFrom(admin, '{ open { secret } me { id } }')).toEqual(['', []]);
  });

  test('what is under a condition is kept back with what is not', () => {
    const text = 'query($on: Boolean!) { open { secret x: secret @include(if: $on) } }';
    expect(withheldFrom(ANONYMOUS, text, { on: false })).toEqual(
      withheldFrom(ANONYMOUS, text, { on: true }),
    );
  });

  test.each(['mutation { rename { id } }', 'subscription { watched { id } }'])(
    '%s is refused',
    (text) => {
      expect(partly.denial(ANONYMOUS, parse(text), undefined, {})?.extensions['code']).toBe(
        'UNAUTHENTICATED',
      );
      expect(partly.withheld(ANONYMOUS, parse(text), undefined, {})).toBeUndefined();
    },
  );
});

describe('conditions', () => {
  const include = 'query Q($on: Boolean!) { open { id secret @include(if: $on) } }';

  test('what is left out is not asked for', () => {
    expect(code(ANONYMOUS, include, { on: false })).toBe(undefined);
    expect(code(ANONYMOUS, include, { on: true })).toBe('UNAUTHENTICATED');
    expect(code(ANONYMOUS, '{ open { id secret @skip(if: true) } }')).toBe(undefined);
    expect(code(ANONYMOUS, '{ open { secret @skip(if: false) } }')).toBe('UNAUTHENTICATED');
  });

  test('conditions around a fragment count for what is in it', () => {
    const text = `query Q($off: Boolean!) { open { ...F @skip(if: $off) } } fragment F on Open { secret }`;
    expect(code(ANONYMOUS, text, { off: true })).toBe(undefined);
    expect(code(ANONYMOUS, text, { off: false })).toBe('UNAUTHENTICATED');
  });

  test('a second, unconditional use is not covered by the condition of the first', () => {
    const text = `query Q($on: Boolean!) { open { ...F @include(if: $on) ...F } } fragment F on Open { secret }`;
    expect(code(ANONYMOUS, text, { on: false })).toBe('UNAUTHENTICATED');
  });

  test.each([
    ['absent', {}],
    ['null', { on: null }],
    ['a text', { on: 'false' }],
    ['zero', { on: 0 }],
  ])('a variable that is %s leaves nothing out', (_, variables) => {
    expect(code(ANONYMOUS, include, variables)).toBe('UNAUTHENTICATED');
  });

  test('the default of a variable counts where none was given', () => {
    const text = 'query Q($on: Boolean = false) { open { id secret @include(if: $on) } }';
    expect(code(ANONYMOUS, text)).toBe(undefined);
    expect(code(ANONYMOUS, text, { on: true })).toBe('UNAUTHENTICATED');
  });

  test('contradicting conditions let nothing through and deny nothing', () => {
    const text =
      'query Q($on: Boolean!) { open { ... @include(if: $on) { secret @skip(if: $on) } id } }';
    expect(code(ANONYMOUS, text, { on: true })).toBe(undefined);
  });

  test('conditions that multiply through fragments are refused', () => {
    const levels = 14;
    const variables = Array.from({ length: levels }, (_, n) => `$v${n}: Boolean!`).join(' ');
    const fragments = Array.from(
      { length: levels },
      (_, n) => `fragment F${n} on Open { ... @include(if: $v${n}) { ...F${n + 1} } ...F${n + 1} }`,
    ).join('\n');
    const text = `query Q(${variables}) { open { ...F0 } }\n${fragments}\nfragment F${levels} on Open { id }`;
    expect(code(ANONYMOUS, text)).toBe('LIMIT_EXCEEDED');
  });
});

describe('operations', () => {
  const text = 'query A { open { id } } query B { me { id } }';

  test('only the one that is run counts', () => {
    expect(code(ANONYMOUS, text, {}, 'A')).toBe(undefined);
    expect(code(ANONYMOUS, text, {}, 'B')).toBe('UNAUTHENTICATED');
  });

  test.each([
    ['unknown', 'C'],
    ['empty', ''],
    ['missing among several', undefined],
  ])('a name that is %s is denied and not ignored', (_, name) => {
    expect(code(ANONYMOUS, text, {}, name)).toBe('BAD_USER_INPUT');
  });

  test('an empty name does not slip past the only operation', () => {
    expect(code(ANONYMOUS, '{ me { id } }', {}, '')).toBe('BAD_USER_INPUT');
  });

  test('what was found once is used again for other callers', () => {
    const document = parse('{ me { id } }');
    expect(enforcer.denial(borrower, document, undefined, {})).toBeUndefined();
    expect(enforcer.denial(ANONYMOUS, document, undefined, {})).toBeDefined();
  });
});

describe('the self-test', () => {
  test('refuses a supergraph in which no root field is protected', () => {
    const open = buildSchema(`${DIRECTIVES} type Query { a: Int }`);
    expect(() => createEnforcer(open)).toThrow('no root field of the supergraph is protected');
  });

  test.each(['reject', 'null'] as const)(
    'refuses a policy that there is not, in mode %s',
    (mode) => {
      const policy = buildSchema(`${DIRECTIVES}
      type Query { a: A @authenticated } type A { b: Int @policy(policies: [["toString"]]) }`);
      expect(() => createEnforcer(policy, mode)).toThrow('«toString», which is none');
    },
  );

  test.each(['reject', 'null'] as const)(
    'finds out an enforcer that denies nothing, in mode %s',
    (mode) => {
      const requirementOf = readRequirements(schema);
      const real = createEnforcer(schema, mode);
      const careless = { denial: () => undefined, withheld: () => undefined };
      const letsKeysIn = {
        denial: (...asked: Parameters<typeof real.denial>) =>
          asked[0].kind === 'USER' ? undefined : real.denial(...asked),
        withheld: (...asked: Parameters<typeof real.withheld>) =>
          asked[0].kind === 'USER' ? undefined : real.withheld(...asked),
      };
      for (const enforcer of [careless, letsKeysIn]) {
        expect(() => proveDenial(enforcer, schema, requirementOf)).toThrow('was not denied');
      }
    },
  );
});
