import { type Caller, userCaller } from '@blockscore/caller';
import { type Id, isId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { officer } from './compliance-subgraph.ts';

const FIELDS = `{
  id status dueAt decidedAt extension obstacles possibleFrom refusal user { id }
  parts { holder erasedAt kept keptUntil retentionEndedAt } }`;

export interface ErasureSeen {
  readonly id: string;
  readonly status: string;
  readonly dueAt: string;
  readonly decidedAt: string | null;
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
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
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
      ${mutation}(input: $input) { erasure ${FIELDS} userErrors { code message } } }`,
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
  round = 1,
): Promise<void> {
  const asked = { ...of, ...(round > 1 && { round }) };
  const nothing = { ...asked, obstacles: [], settledOn: null };
  await compliance.hear('identity.erasure.assessed', nothing);
  await compliance.hear('ledger.erasure.assessed', nothing);
  await compliance.hear('lending.erasure.assessed', { ...asked, obstacles: lending, settledOn });
}

/** Has an officer approve it, and the others say once more that nothing stands against it. */
export async function approved(
  compliance: TestSubgraph,
  by: Caller,
  of: { readonly erasureId: Id<'erasure'>; readonly userId: Id<'user'> },
): Promise<void> {
  const { userErrors } = await settle(compliance, by, 'approveErasure', { id: of.erasureId });
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
  await answerAll(compliance, of, [], null, await roundOf(compliance, of.erasureId));
}

/** Which time of asking it is. */
export async function roundOf(compliance: TestSubgraph, id: string): Promise<number> {
  const [row] = await compliance.sql`select round from compliance.erasures where id = ${id}`;
  return Number(row?.['round']);
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

/** A request that an officer made on behalf of a person, and that another one may approve. */
export async function askedOnBehalf(
  compliance: TestSubgraph,
  userId: Id<'user'>,
  by: Caller = officer,
): Promise<Id<'erasure'>> {
  const evidence = 'A letter with a notarised signature.';
  const { erasure } = await settle(compliance, by, 'requestErasure', { userId, evidence });
  const id = erasure?.id ?? '';
  if (!isId('erasure', id)) throw new Error('No request was made.');
  await answerAll(compliance, { erasureId: id, userId });
  await reaches(compliance, officer, id, 'AWAITING_APPROVAL');
  return id;
}
