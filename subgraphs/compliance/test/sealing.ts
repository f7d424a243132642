import { createHash } from 'node:crypto';
import type { Caller } from '@blockscore/caller';
import type { TestSubgraph } from '@blockscore/testkit';
import { createPorts, openResources } from '../src/adapters/resources.ts';
import { sealAuditTrail } from '../src/app/seal-audit-trail.ts';
import { complianceConfig } from '../src/config.ts';
import { officer } from './compliance-subgraph.ts';

const HOUR = 3_600_000;

export const EVIDENCE = `query ($userId: ID, $first: Int = 100) { auditTrail(userId: $userId, first: $first) {
  edges { node { id type day position actor { id } hash
    evidence { commitment domain salt content link day position } } } } }`;

export interface Evidence {
  readonly commitment: string;
  readonly domain: string;
  readonly salt: string | null;
  readonly content: string | null;
  readonly link: string | null;
  readonly day: string;
  readonly position: number | null;
}

export interface Proven {
  readonly id: string;
  readonly type: string;
  readonly day: string;
  readonly position: number | null;
  readonly actor: { readonly id: string | null };
  readonly hash: string;
  readonly evidence: Evidence | null;
}

/** Seals of another process on the same database, an hour apart, by a clock that the test puts ahead. */
export async function openSealer(compliance: TestSubgraph) {
  const config = complianceConfig(compliance.environment);
  let ahead = 0;
  const resources = { ...(await openResources(config)), clock: () => new Date(Date.now() + ahead) };
  const ports = createPorts(resources, config);
  const seal = sealAuditTrail(ports, HOUR);
  /** Ends after everything was written, before it is committed. */
  const killed = sealAuditTrail(
    {
      ...ports,
      transact: (run) =>
        ports.transact(async (work) => {
          await run(work);
          throw new Error('killed');
        }),
    },
    HOUR,
  );
  return {
    seal,
    killed,
    /** What waits has waited long enough then. */
    wait: () => {
      ahead += HOUR;
    },
    async sealLater(): Promise<number> {
      ahead += HOUR;
      return await seal();
    },
    close: () => resources.connection.close(),
  };
}

/** Newest first. */
export async function provenTrail(
  compliance: TestSubgraph,
  caller: Caller = officer,
  userId?: string,
): Promise<readonly Proven[]> {
  const { data, errors } = await compliance.ask(caller, EVIDENCE, { ...(userId && { userId }) });
  if (errors) throw new Error(JSON.stringify(errors));
  const trail = data?.['auditTrail'] as { edges: { node: Proven }[] };
  return trail.edges.map(({ node }) => node);
}

/** What the graph says that a commitment is made of, hashed by hand. */
export function leafOf({
  domain,
  salt,
  content,
}: Pick<Evidence, 'domain' | 'salt' | 'content'>): string {
  if (salt === null || content === null) throw new Error('The salt was erased.');
  const hash = createHash('sha256').update(domain, 'utf8');
  hash.update(Buffer.from(salt.slice(2), 'hex')).update(content, 'utf8');
  return `0x${hash.digest('hex')}`;
}

/** All commitments that were told, in their order. */
export async function toldCommitments(compliance: TestSubgraph): Promise<readonly string[]> {
  const events = await compliance.events('compliance.audit.sealed');
  return events.flatMap(({ data }) => data['commitments'] as string[]);
}
