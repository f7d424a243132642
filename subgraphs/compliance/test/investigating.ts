import type { Caller } from '@blockscore/caller';
import { type Id, newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { expect } from 'vitest';
import type { Alert } from '../src/domain/alerts/alert.ts';
import { officer, startTestCompliance } from './compliance-subgraph.ts';
import { openRaiser, type Raiser } from './raising.ts';

const CASE = `id status title user { id } openedBy { id } assignee { id } decision decidedBy { id }
  reviewedBy { id } deadline { kind dueOn state daysLeft }`;

export interface ShownCase {
  readonly id: string;
  readonly status: string;
  readonly title: string | null;
  readonly decision: string | null;
  readonly deadline: { readonly dueOn: string; readonly state: string } | null;
  readonly [field: string]: unknown;
}

export interface Answer {
  readonly case: ShownCase | null;
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[];
}

/** The mutations of cases, as officers send them. */
export function investigator(compliance: TestSubgraph) {
  const send = async (mutation: string, input: object, caller: Caller = officer) => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const { data, errors } = await compliance.ask(
      caller,
      `mutation ($input: ${type}!) { ${mutation}(input: $input) {
        case { ${CASE} } userErrors { code path } } }`,
      { input },
    );
    expect([mutation, errors]).toEqual([mutation, undefined]);
    return data?.[mutation] as Answer;
  };
  /** The case that it made, or what spoke against it. */
  const make = async (mutation: string, input: object, caller: Caller = officer) => {
    const answer = await send(mutation, input, caller);
    if (answer.case === null) throw new Error(JSON.stringify(answer.userErrors));
    return answer.case;
  };
  const codes = async (mutation: string, input: object, caller: Caller = officer) =>
    (await send(mutation, input, caller)).userErrors.map(({ code }) => code);
  return { send, make, codes };
}

/** Compliance, with what raises alerts in it and the officers who look into them. */
export interface Investigation {
  readonly compliance: TestSubgraph;
  readonly raiser: Raiser;
  readonly office: ReturnType<typeof investigator>;
  /** A case that an officer opened, about a person of its own. */
  opened(
    subject?: Id<'user'>,
  ): Promise<ShownCase & { readonly subject: Id<'user'>; readonly alert: Alert }>;
  /** How an alert stands in the database. */
  statusOf(alertId: string): Promise<Readonly<Record<string, unknown>> | undefined>;
  close(): Promise<void>;
}

export async function openInvestigation(): Promise<Investigation> {
  const compliance = await startTestCompliance();
  const raiser = await openRaiser(compliance);
  const office = investigator(compliance);
  return {
    compliance,
    raiser,
    office,
    async opened(subject = newId('user')) {
      const alert = await raiser.raise({ subject });
      return { subject, alert, ...(await office.make('openCase', { alertIds: [alert.id] })) };
    },
    async statusOf(alertId) {
      const [row] = await compliance.sql`
        select status, case_id, resolution from compliance.alerts where id = ${alertId}`;
      return row;
    },
    async close() {
      await raiser.close();
      await compliance.close();
      await compliance.drop();
    },
  };
}

const TIMELINE = `query ($id: ID!) { case(id: $id) { timeline(first: 100) { edges { node {
  number kind at by { id } outcome text alert { id } assignee { id } refersTo name content
  screening { id } } } } } }`;

export interface ShownEntry {
  readonly number: number;
  readonly kind: string;
  readonly by: { readonly id: string } | null;
  readonly outcome: string | null;
  readonly text: string | null;
  readonly [field: string]: unknown;
}

/** What happened in a case, in the order in which it did. */
export async function timelineOf(
  compliance: TestSubgraph,
  id: string,
  caller: Caller = officer,
): Promise<readonly ShownEntry[]> {
  const { data, errors } = await compliance.ask(caller, TIMELINE, { id });
  expect(errors).toBeUndefined();
  const found = data?.['case'] as
    | { timeline: { edges: { node: ShownEntry }[] } }
    | null
    | undefined;
  return (found?.timeline.edges ?? []).map(({ node }) => node).reverse();
}

export const kindsOf = (entries: readonly ShownEntry[]): string[] =>
  entries.map(({ kind }) => kind);
