import type { Caller } from '@blockscore/caller';
import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canonicalJson } from '../src/domain/audit/canonical.ts';
import {
  caughtUp,
  HARMLESS,
  officer,
  onboard,
  type Person,
  startTestCompliance,
} from './compliance-subgraph.ts';
import { type Evidence, leafOf, openSealer, provenTrail } from './sealing.ts';
import { verifyTrail } from './tampering.ts';

let compliance: TestSubgraph;
let person: Person;
beforeAll(async () => {
  compliance = await startTestCompliance();
  person = await onboard(compliance, HARMLESS);
  await caughtUp(compliance);
  const sealer = await openSealer(compliance);
  await sealer.sealLater();
  await sealer.close();
});
afterAll(async () => {
  await compliance?.close();
  await compliance?.drop();
});

test('the trail and its evidence count nothing that is hidden from whom they are about', async () => {
  const OWN = `{ auditTrail(first: 100) { edges { node { position stream sequence previousHash hash
    evidence { commitment domain salt content link position } } } } }`;
  const { data } = await compliance.ask(person.caller, OWN);
  const own = data?.['auditTrail'] as
    | { readonly edges: readonly { readonly node: Record<string, unknown> }[] }
    | undefined;
  expect(own?.edges.length).toBeGreaterThan(1);
  for (const { node } of own?.edges ?? []) {
    const place = { position: null, stream: null, sequence: null, previousHash: null };
    expect(node).toMatchObject({ ...place, evidence: { position: null, link: null } });
    const evidence = node['evidence'] as Evidence;
    expect(leafOf(evidence)).toBe(evidence.commitment);
    const content = JSON.parse(evidence.content ?? '') as Record<string, unknown>;
    expect(content['hash']).toBe(node['hash']);
    expect(Object.keys(content)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/position|sequence|previousHash|actor/)]),
    );
  }
});

test('the evidence of a leaf that holds the place is for those who are told places, and holds as before', async () => {
  const [own] = await provenTrail(compliance, person.caller, person.userId);
  const asked = async (caller: Caller) => {
    const FIELDS = 'position sequence previousHash evidence { commitment domain salt content }';
    const query = `query ($id: ID!) { auditEntry(id: $id) { ${FIELDS} } }`;
    const { data } = await compliance.ask(caller, query, { id: own?.id });
    return data?.['auditEntry'] as {
      readonly position: number;
      readonly sequence: number;
      readonly previousHash: string;
      readonly evidence: { commitment: string; domain: string; salt: string; content: string };
    };
  };
  const { evidence: sealed, ...place } = await asked(officer);
  const content = canonicalJson({ ...JSON.parse(sealed.content), ...place });
  const domain = 'blockscore/compliance/audit-entry/v1\n';
  const commitment = leafOf({ domain, salt: sealed.salt, content });
  const seal = (leaf: string) =>
    compliance.sql.begin(async (tx) => {
      await tx.unsafe('set local session_replication_role = replica');
      await tx`update compliance.audit_seals set commitments = overlay(commitments
        placing decode(${leaf.slice(2)}, 'hex') from (${place.position} - first) * 32 + 1)
        where day = ${own?.day ?? ''} and ${place.position} between first and last`;
    });
  await seal(commitment);
  try {
    const evidence = { commitment, domain, salt: sealed.salt, content };
    expect((await asked(officer)).evidence).toEqual(evidence);
    expect((await asked(person.caller)).evidence).toEqual({
      ...{ ...evidence, salt: null, content: null },
    });
    expect(await verifyTrail(compliance)).toMatchObject({ intact: true });
  } finally {
    await seal(sealed.commitment);
  }
});
