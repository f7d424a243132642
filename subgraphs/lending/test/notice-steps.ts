import type { Caller } from '@blockscore/caller';
import type { TestSubgraph } from '@blockscore/testkit';

export const NOTICE = `id kind amount { amount } annualRate dueDate daysPastDue failure mailed readAt
  expiresAt recipient { id } loan { id } application { id status }`;

export interface NoticeView {
  readonly id: string;
  readonly kind: string;
  readonly amount: { readonly amount: string } | null;
  readonly annualRate: string | null;
  readonly dueDate: string | null;
  readonly daysPastDue: number | null;
  readonly mailed: boolean;
  readonly readAt: string | null;
}

interface Connection {
  readonly edges: readonly { readonly node: NoticeView }[];
}

export const nodesOf = (connection: unknown) =>
  ((connection ?? { edges: [] }) as Connection).edges.map(({ node }) => node);

/** What a person was told, the latest first, as another or they themselves see it. */
export async function toldTo(
  lending: TestSubgraph,
  userId: string,
  caller: Caller,
  unreadOnly: boolean,
): Promise<readonly NoticeView[] | undefined> {
  const { data, errors } = await lending.entities(
    caller,
    [{ __typename: 'User', id: userId }],
    `... on User { notices(unreadOnly: ${unreadOnly}) { edges { node { ${NOTICE} } } } }`,
  );
  const [user] = (data?.['_entities'] ?? []) as { notices: unknown }[];
  return errors === undefined ? nodesOf(user?.notices) : undefined;
}
