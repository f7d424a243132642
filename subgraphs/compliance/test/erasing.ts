import { type Caller, userCaller } from '@blockscore/caller';
import type { Id } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';

const FIELDS = `{
  id status dueAt extension obstacles possibleFrom refusal user { id }
  parts { holder erasedAt kept keptUntil retentionEndedAt } }`;

export interface ErasureSeen {
  readonly id: string;
  readonly status: string;
  readonly dueAt: string;
  readonly extension: string | null;
  readonly obstacles: readonly string[];
  readonly possibleFrom: string | null;
  readonly refusal: string | null;
  readonly parts: readonly {
    readonly holder: string;
    readonly erasedAt: string | null;
    readonly kept: readonly string[];
    readonly keptUntil: string | null;
    readonly retentionEndedAt: string | null;
  }[];
}

export interface Answer {
  readonly erasure: ErasureSeen | null;
  readonly userErrors: readonly { readonly code: string }[];
}

type Mutation =
  | 'requestErasure'
  | 'confirmErasure'
  | 'withdrawErasure'
  | 'approveErasure'
  | 'refuseErasure'
  | 'extendErasure';

const INPUTS: Readonly<Record<Mutation, string>> = {
  requestErasure: 'RequestErasureInput',
  confirmErasure: 'ErasureInput',
  withdrawErasure: 'ErasureInput',
  approveErasure: 'ErasureInput',
  refuseErasure: 'ReasonedErasureInput',
  extendErasure: 'ReasonedErasureInput',
};

export async function settle(
  compliance: TestSubgraph,
  by: Caller,
  mutation: Mutation,
  input: object,
): Promise<Answer> {
  const answer = await compliance.ask(
    by,
    `mutation ($input: ${INPUTS[mutation]}!) {
      ${mutation}(input: $input) { erasure ${FIELDS} userErrors { code } } }`,
    { input },
  );
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data?.[mutation] as Answer;
}

export async function erasureOf(
  compliance: TestSubgraph,
  by: Caller,
  id: string,
): Promise<ErasureSeen | null> {
  const answer = await compliance.ask(by, `query ($id: ID!) { erasure(id: $id) ${FIELDS} }`, {
    id,
  });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data?.['erasure'] as ErasureSeen | null;
}

/** The same person, who has just proven who they are. */
export function fresh(userId: Id<'user'>): Caller {
  return userCaller(userId, ['BORROWER'], undefined, undefined, Math.floor(Date.now() / 1_000));
}

/** What the three others say, who may know of something against it. */
export async function answerAll(
  compliance: TestSubgraph,
  of: { readonly erasureId: Id<'erasure'>; readonly userId: Id<'user'> },
  lending: readonly ('OPEN_LOAN' | 'MONEY_OWED')[] = [],
  settledOn: string | null = null,
): Promise<void> {
  const nothing = { ...of, obstacles: [], settledOn: null };
  await compliance.hear('identity.erasure.assessed', nothing);
  await compliance.hear('ledger.erasure.assessed', nothing);
  await compliance.hear('lending.erasure.assessed', { ...of, obstacles: lending, settledOn });
}

/** Waits until the request has that status. */
export async function reaches(
  compliance: TestSubgraph,
  by: Caller,
  id: string,
  status: string,
): Promise<ErasureSeen> {
  return await eventually(async () => {
    const erasure = await erasureOf(compliance, by, id);
    return erasure?.status === status ? erasure : undefined;
  });
}

/** What the four others say once they have erased the person. */
export async function eraseElsewhere(
  compliance: TestSubgraph,
  of: { readonly erasureId: Id<'erasure'>; readonly userId: Id<'user'> },
  keptUntil: string | null = null,
): Promise<void> {
  const nothing = { ...of, kept: [], keptUntil: null };
  await compliance.hear('identity.erasure.done', nothing);
  await compliance.hear('credit.erasure.done', { ...nothing, kept: ['SCORE_FIGURES'] });
  await compliance.hear('ledger.erasure.done', { ...nothing, kept: ['BOOKS'] });
  await compliance.hear('lending.erasure.done', { ...of, kept: ['CREDIT_FILE'], keptUntil });
}
