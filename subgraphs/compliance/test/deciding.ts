import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { askedAbout, disclose, type Facts, officer } from './compliance-subgraph.ts';

export const DECIDE = `mutation ($input: DecideKycInput!) { decideKyc(input: $input) {
  kycVerification { status decisions { decision note decidedBy { id } screening { outcome } } }
  userErrors { code path } } }`;

/** Reads the latest screening as an officer does. */
export async function screeningOf(
  compliance: TestSubgraph,
  userId: string,
): Promise<string | undefined> {
  const answer = await compliance.ask(
    officer,
    `query ($userId: ID!) { kycVerification(userId: $userId) {
      screenings(first: 1) { edges { node { id } } } } }`,
    { userId },
  );
  const { kycVerification } = (answer.data ?? {}) as {
    kycVerification: { screenings: { edges: { node: { id: string } }[] } } | null;
  };
  return kycVerification?.screenings.edges[0]?.node.id;
}

/** Reads the version of the verification as an officer does. */
export async function versionOf(compliance: TestSubgraph, userId: string) {
  const answer = await compliance.ask(
    officer,
    `query ($userId: ID!) { kycVerification(userId: $userId) { version } }`,
    { userId },
  );
  const { kycVerification } = (answer.data ?? {}) as {
    kycVerification: { version: number | null } | null;
  };
  return kycVerification?.version;
}

/** Has a person change what they say of themselves, of which compliance is not told yet. */
export async function changeProfile(
  compliance: TestSubgraph,
  userId: `user_${string}`,
): Promise<void> {
  const fields = ['lastName', 'country'] as const;
  await compliance.hear('identity.profile.changed', { userId, fields: [...fields] });
  await eventually(async () => {
    const [known] = await compliance.sql`
      select 1 from compliance.subjects where user_id = ${userId} and outdated_at is not null`;
    return known;
  });
}

/** Tells what the person changed, and waits until it is known. */
export async function tellChange(
  compliance: TestSubgraph,
  userId: `user_${string}`,
  facts: Facts,
): Promise<void> {
  await disclose(compliance, userId, facts);
  await eventually(async () => {
    const [known] = await compliance.sql`
      select 1 from compliance.subjects where user_id = ${userId} and outdated_at is null`;
    return known;
  });
}

/** Has a person change what they say of themselves, and waits until that is known. */
export async function sayOtherwise(
  compliance: TestSubgraph,
  userId: `user_${string}`,
  facts: Facts,
): Promise<void> {
  const [version, { requestId }] = await Promise.all([
    versionOf(compliance, userId),
    askedAbout(compliance, userId),
  ]);
  await compliance.hear('identity.profile.changed', { userId, fields: ['lastName', 'country'] });
  await eventually(async () =>
    (await askedAbout(compliance, userId)).requestId === requestId ? undefined : true,
  );
  await disclose(compliance, userId, facts);
  await eventually(async () => {
    const [known] = await compliance.sql`
      select 1 from compliance.disclosure_requests r join compliance.subjects using (user_id)
      where user_id = ${userId} and outdated_at is null
      having bool_and(r.closed_at is not null)`;
    return known && (await versionOf(compliance, userId)) !== version ? true : undefined;
  });
}

/** Decides on what the officer sees. */
export async function decide(
  compliance: TestSubgraph,
  userId: string,
  decision: string,
  by = officer,
  note = 'Another person.',
) {
  const screeningId = await screeningOf(compliance, userId);
  return await decideOn(compliance, screeningId, { userId, decision, note }, by);
}

/** Decides on that screening; approves the verification as it is unless another version is given. */
export async function decideOn(
  compliance: TestSubgraph,
  screeningId: string | undefined,
  given: { readonly userId: string; readonly [field: string]: unknown },
  by = officer,
) {
  const version =
    given['decision'] === 'APPROVE' ? await versionOf(compliance, given.userId) : undefined;
  const answer = await compliance.ask(by, DECIDE, { input: { version, ...given, screeningId } });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data?.['decideKyc'] as {
    kycVerification: { status: string; decisions: unknown[] } | null;
    userErrors: { code: string }[];
  };
}

/** Says of a match that it is another person, or the same. */
export async function decideMatchOn(
  compliance: TestSubgraph,
  what: 'dismissMatch' | 'confirmMatch',
  input: object,
  by = officer,
) {
  const answer = await compliance.ask(
    by,
    `mutation ($input: DecideMatchInput!) { ${what}(input: $input) {
      screening { openEntities verdicts { entity verdict note decidedBy { id } } }
      userErrors { code path } } }`,
    { input },
  );
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data?.[what] as {
    screening: { openEntities: string[]; verdicts: object[] } | null;
    userErrors: { code: string; path: string[] }[];
  };
}
