import { randomBytes } from 'node:crypto';
import { type Caller, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { startTestSubgraph, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Substitutes } from '../src/adapters/resources.ts';
import { lendingConfig } from '../src/config.ts';
import { startLending } from '../src/main.ts';
import { expectBooksToAgree } from './books.ts';

export interface UserError {
  readonly code: string;
  readonly path: readonly string[] | null;
  readonly message: string;
}

/** Lending with a clock that can be moved, and the answers of the subgraphs around it. */
export interface TestLending extends TestSubgraph {
  /** Moves lending's clock on. */
  readonly travel: (milliseconds: number) => void;
}

export async function startTestLending(
  substitutes: Substitutes = {},
  environment: Readonly<Record<string, string>> = {},
): Promise<TestLending> {
  let offset = 0;
  const clock = () => new Date(Date.now() + offset);
  const lending = await startTestSubgraph({
    name: 'lending',
    environment: {
      PAYMENT_CALLBACK_SECRET: randomBytes(32).toString('base64'),
      // Nobody is there to answer, but where a test does.
      ENABLE_PAYMENT_MONITORING: 'false',
      ...environment,
    },
    start: (variables) => startLending(lendingConfig(variables), { clock, ...substitutes }),
  });
  return {
    ...lending,
    travel(milliseconds) {
      offset += milliseconds;
    },
  };
}

/**
 * Lending for all tests of a file: started before the first, gone after the last. After each of them the
 * books have to agree.
 */
export function useLending(substitutes: Substitutes = {}): TestLending {
  let running: TestLending | undefined;
  beforeAll(async () => {
    running = await startTestLending(substitutes);
  });
  afterEach(async () => {
    if (running !== undefined) await expectBooksToAgree(running);
  });
  afterAll(async () => {
    await running?.close();
    await running?.drop();
  });
  return new Proxy({} as TestLending, {
    get: (_, key) => Reflect.get(running ?? {}, key),
  });
}

export function borrower(partnerId?: string): Caller {
  return userCaller(newId('user'), ['BORROWER'], partnerId);
}

export function officer(): Caller {
  return userCaller(newId('user'), ['LOAN_OFFICER']);
}

/** The payload of a mutation, or the failure of the request. */
export async function mutate<T>(
  lending: TestSubgraph,
  caller: Caller,
  field: string,
  input: Record<string, unknown>,
  selection: string,
): Promise<T & { readonly userErrors: readonly UserError[] }> {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
  const answer = await lending.ask(
    caller,
    `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} userErrors { code path message } } }`,
    { input },
  );
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data?.[field] as T & { readonly userErrors: readonly UserError[] };
}

let keys = 0;
/** An idempotency key that nobody has used. */
export function newKey(): string {
  keys += 1;
  return `key-${keys}`;
}
