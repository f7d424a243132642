import type { DemoOfficer } from './officer.ts';
import type { Lead, Story } from './stories.ts';

/** What was found of the portfolio so far. */
export interface Findings {
  /** Changes as long as something comes. */
  readonly seen: string;
  /** Undefined while it is not there. */
  readonly leadOf: (story: Pick<Story, 'rule'>) => Lead | undefined;
}

const DAY_MS = 86_400_000;
/** A report is of three years at the most; portfolios are of five. */
const REPORTED_DAYS = 1_000;

interface Page {
  readonly edges: readonly { readonly node: Lead }[];
}

type Report = Readonly<Record<'transactions' | 'alerts', number>>;

/** Looks for the oldest alerts of the rules that the stories begin with, one story a rule. */
export async function look(
  officer: DemoOfficer,
  stories: readonly Story[],
  today: string,
): Promise<Findings> {
  const alerts = stories.map(
    ({ rule, among }) => `${rule}: alerts(filter: { rule: "${rule}" }, last: ${among}) {
      edges { node { id status case { id assignee { id } } } }
    }`,
  );
  const before = (days: number) =>
    new Date(Date.parse(today) - days * DAY_MS).toISOString().slice(0, 10);
  const reported = (name: string, from: number, to: number) =>
    `${name}: transactionMonitoringReport(from: "${before(from)}", to: "${before(to)}") {
      transactions alerts
    }`;
  const query = `query Found {
    ${reported('late', REPORTED_DAYS, 0)}
    ${reported('early', 2 * REPORTED_DAYS, REPORTED_DAYS + 1)}
    ${alerts.join('\n')}
  }`;
  const found = await officer.ask<
    { readonly late: Report; readonly early: Report } & Readonly<Record<string, Page | Report>>
  >(query, {});
  const { late, early } = found;
  return {
    seen: JSON.stringify([late, early]),
    leadOf: ({ rule }) => {
      const { edges = [] } = (found[rule] ?? {}) as Partial<Page>;
      // Newest first.
      const oldest = edges.map(({ node }) => node).reverse();
      return (
        oldest.find((lead) => lead.case !== null) ??
        oldest.find(({ status }) => status === 'OPEN') ??
        oldest[0]
      );
    },
  };
}
