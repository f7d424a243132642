import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestGateway, type TestGateway } from './support.ts';

describe('where what is denied is null', () => {
  let partial: TestGateway;
  beforeAll(async () => {
    partial = await startTestGateway({ ACCESS_MODE: 'null' });
  });
  afterAll(() => partial?.close());
  const ask = async (query: string, headers: Record<string, string> = {}) => {
    const [first, second] = [
      await partial.post({ query }, headers),
      await partial.post({ query }, headers),
    ];
    const told = ({ status, body: { data, errors } }: typeof first) => {
      return {
        status,
        data,
        errors: errors?.map(({ path, extensions }) => [path, extensions.code]),
      };
    };
    // By Apollo Server, and by the short way.
    expect(told(second)).toEqual(told(first));
    return told(first);
  };
  const signedIn = async (subject: string) => ({
    authorization: `Bearer ${await partial.token(subject)}`,
  });

  test('it is not fetched, has an error at its place, and the rest is answered', async () => {
    const query = '{ products { id } me { id name } loan(id: "loan_1") { id officerNote } }';
    partial.seen.length = 0;
    expect(await ask(query)).toEqual({
      status: 200,
      data: { products: [{ id: 'p1' }], me: null, loan: null },
      errors: [
        [['me'], 'UNAUTHENTICATED'],
        [['loan'], 'UNAUTHENTICATED'],
      ],
    });
    expect(new Set(partial.seen.map(({ subgraph }) => subgraph))).toEqual(new Set(['lending']));
    expect(await ask(query, await signedIn('user_1'))).toEqual({
      status: 200,
      data: {
        products: [{ id: 'p1' }],
        me: { id: 'user_1', name: 'name of user_1' },
        loan: { id: 'loan_1', officerNote: null },
      },
      errors: [[['loan', 'officerNote'], 'FORBIDDEN']],
    });
  });

  test('what may not be null takes what holds it with it', async () => {
    expect(await ask('{ products { id } users { id } }', await signedIn('user_1'))).toEqual({
      status: 200,
      data: null,
      errors: [[['users'], 'FORBIDDEN']],
    });
  });

  test('mutations are refused as ever, over every way', async () => {
    const before = partial.state.renamed;
    const refused = await ask('mutation { rename(name: "x") { id } }');
    expect([refused.status, refused.errors?.[0]?.[1]]).toEqual([401, 'UNAUTHENTICATED']);
    expect(partial.state.renamed).toBe(before);
  });
});
