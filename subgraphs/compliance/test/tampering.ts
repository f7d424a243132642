import type { TestSubgraph } from '@blockscore/testkit';
import { officer } from './compliance-subgraph.ts';

const today = () => new Date().toISOString().slice(0, 10);
export const VERIFY = `query ($from: LocalDate!, $to: LocalDate!) { auditVerification(from: $from, to: $to) {
  entries intact firstBroken { id day position reason } } }`;

/** What the verification of the trail says to an officer. */
export async function verifyTrail(compliance: TestSubgraph, from = '2026-01-01', to = today()) {
  // As many days as are verified at once: more than the new year has had on its first ones.
  const earliest = new Date(Date.parse(to) - 365 * 86_400_000).toISOString().slice(0, 10);
  const start = from > earliest ? from : earliest;
  const answer = await compliance.ask(officer, VERIFY, { from: start, to });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data?.['auditVerification'] as {
    entries: number;
    intact: boolean;
    firstBroken: { id: string | null; day: string; position: number; reason: string } | null;
  };
}

/** Changes the trail as only a superuser can, looks, and puts it back. */
export async function tamperWith<T>(
  compliance: TestSubgraph,
  change: string,
  look: () => Promise<T>,
): Promise<T> {
  const { sql } = compliance;
  await sql.unsafe('create table public.backup as select * from compliance.audit_entries');
  const lifted = (statement: string) =>
    sql.begin(async (tx) => {
      await tx.unsafe('set local session_replication_role = replica');
      await tx.unsafe(statement);
    });
  try {
    await lifted(change);
    return await look();
  } finally {
    await lifted(`delete from compliance.audit_entries;
      insert into compliance.audit_entries select * from public.backup`);
    await sql.unsafe('drop table public.backup');
  }
}
