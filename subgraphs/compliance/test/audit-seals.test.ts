import { createHash } from 'node:crypto';
import { userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  caughtUp,
  HARMLESS,
  newPerson,
  officer,
  onboard,
  type Person,
  startTestCompliance,
} from './compliance-subgraph.ts';
import { eraseSalts, orderErasure } from './erasing-salts.ts';
import { leafOf, openSealer, provenTrail, toldCommitments } from './sealing.ts';
import { verifyTrail } from './tampering.ts';

let compliance: TestSubgraph;
let sealer: Awaited<ReturnType<typeof openSealer>>;
let person: Person;
beforeAll(async () => {
  compliance = await startTestCompliance();
  sealer = await openSealer(compliance);
  person = await onboard(compliance, HARMLESS);
  await caughtUp(compliance);
});
afterAll(async () => {
  await sealer?.close();
  await compliance?.close();
  await compliance?.drop();
});

const entries = async (): Promise<number> => {
  const [row] = await compliance.sql`select count(*)::int as count from compliance.audit_entries`;
  return row?.['count'] as number;
};
const submit = () =>
  compliance.hear('credit.profile.submitted', {
    userId: newPerson().userId,
    profileId: newId('prof'),
  });

describe('the trail is sealed', () => {
  test('once what waits has waited its time, each entry once', async () => {
    const waiting = await entries();
    expect(await provenTrail(compliance)).toContainEqual(
      expect.objectContaining({ evidence: null }),
    );
    expect(await sealer.seal()).toBe(0);
    expect(await sealer.sealLater()).toBe(waiting);
    const [sealed] = await compliance.events('compliance.audit.sealed');
    expect(sealed).toMatchObject({
      audience: { scopes: ['compliance:read', 'ledger:read'] },
      actor: { kind: 'SERVICE', id: 'compliance' },
      data: { from: { position: 1 }, to: { position: waiting } },
    });
    expect(new Set(await toldCommitments(compliance)).size).toBe(waiting);
  });

  test('not for a seal alone, which is an entry too and goes with the next ones', async () => {
    await caughtUp(compliance);
    expect(await sealer.sealLater()).toBe(0);
    await submit();
    await caughtUp(compliance);
    expect(await sealer.sealLater()).toBe(2);
    await caughtUp(compliance);
    // What an anchor of it brings about would go on for ever, though nothing happens.
    await compliance.hear('ledger.anchor.created', {
      anchorId: newId('anchor'),
      root: `0x${'7c'.repeat(32)}`,
      leafCount: 3,
    });
    await caughtUp(compliance);
    expect(await sealer.sealLater()).toBe(0);
    const [, seal, , earlier] = await provenTrail(compliance);
    expect(seal).toMatchObject({ type: 'compliance.audit.sealed', evidence: null });
    expect(earlier).toMatchObject({ type: 'compliance.audit.sealed' });
    expect(Object.keys(JSON.parse(earlier?.evidence?.content ?? '').details)).toEqual([
      'from',
      'to',
    ]);
  });

  test('whole or not at all, when a process is killed', async () => {
    await submit();
    await caughtUp(compliance);
    const before = await toldCommitments(compliance);
    await sealer.sealLater();
    await submit();
    await caughtUp(compliance);
    const sealed = await toldCommitments(compliance);
    expect(sealed.length).toBeGreaterThan(before.length);
    sealer.wait();
    await expect(sealer.killed()).rejects.toThrow('killed');
    expect(await toldCommitments(compliance)).toEqual(sealed);
    expect(await sealer.seal()).toBe(2);
    await caughtUp(compliance);
  });

  test('by two processes at once without a gap or a repetition', async () => {
    await submit();
    await submit();
    await caughtUp(compliance);
    const other = await openSealer(compliance);
    const sealed = await Promise.all([sealer.sealLater(), other.sealLater()]);
    await other.close();
    expect(sealed.toSorted()).toEqual([0, 3]);
    const told = await toldCommitments(compliance);
    await caughtUp(compliance);
    const leaves = (await provenTrail(compliance)).flatMap(({ evidence }) => evidence ?? []);
    expect(leaves.map(({ commitment }) => commitment).toReversed()).toEqual(told);
  });
});

describe('the evidence', () => {
  test('is what the commitment was made of, entry by entry', async () => {
    const proven = (await provenTrail(compliance)).filter(({ evidence }) => evidence !== null);
    expect(proven.length).toBeGreaterThan(8);
    for (const { id, day, position, hash, evidence } of proven) {
      if (evidence === null) throw new Error('not sealed');
      expect(evidence).toMatchObject({
        domain: 'blockscore/compliance/audit-entry/v2\n',
        salt: expect.stringMatching(/^0x[0-9a-f]{64}$/),
        day,
        position,
      });
      expect(leafOf(evidence)).toBe(evidence.commitment);
      expect(JSON.parse(evidence.content ?? '')).toMatchObject({ id, day, hash });
    }
  });

  test('leads an officer to the actor, by the hash that the content holds', async () => {
    for (const { actor, evidence } of await provenTrail(compliance)) {
      if (evidence === null) continue;
      const { hash } = JSON.parse(evidence.content ?? '') as { hash: string };
      expect(
        createHash('sha256')
          .update(evidence.link ?? '')
          .digest('hex'),
      ).toBe(hash);
      expect(evidence.link).toContain(`"actorId":"${actor.id}"`);
    }
  });

  test('is given to the person without who of the staff it was', async () => {
    await compliance.ask(
      officer,
      `mutation ($userId: ID!) {
        decideKyc(input: { userId: $userId, decision: REJECT, note: "x" }) { userErrors { code } }
        restrictProcessing(input: { userId: $userId }) { userErrors { code } } }`,
      { userId: person.userId },
    );
    await caughtUp(compliance);
    await sealer.sealLater();
    for (const roles of [['BORROWER'], ['COMPLIANCE_OFFICER']] as const) {
      const [restricted, ...before] = await provenTrail(
        compliance,
        userCaller(person.userId, roles),
        person.userId,
      );
      if (!restricted?.evidence) throw new Error('not sealed');
      expect(leafOf(restricted.evidence)).toBe(restricted.evidence.commitment);
      expect(restricted.evidence.link).toBeNull();
      expect(JSON.stringify([restricted, ...before])).not.toContain(officer.id);
      const links = before.map(({ evidence }) => evidence?.link);
      expect(links.some((link) => link != null)).toBe(roles[0] === 'COMPLIANCE_OFFICER');
    }
    // That the rejection makes somebody a greater risk comes a moment later.
    const all = await provenTrail(compliance, officer, person.userId);
    const staff = all.find(({ type }) => type === 'compliance.kyc.changed');
    expect(staff?.evidence?.link).toContain(officer.id);
  });

  test('is of one entry, too, for whom the trail shows it', async () => {
    const ENTRY = 'query ($id: ID!) { auditEntry(id: $id) { id evidence { commitment } } }';
    const ask = async (caller: typeof officer, id: string) =>
      (await compliance.ask(caller, ENTRY, { id })).data?.['auditEntry'];
    const all = await provenTrail(compliance, officer, person.userId);
    const own = await provenTrail(compliance, person.caller, person.userId);
    const hidden = all.find(({ id }) => !own.some((each) => each.id === id));
    const [open] = own;
    const evidence = { commitment: open?.evidence?.commitment };
    for (const caller of [officer, person.caller]) {
      expect(await ask(caller, open?.id ?? '')).toEqual({ id: open?.id, evidence });
    }
    expect(await ask(officer, hidden?.id ?? '')).toMatchObject({ id: hidden?.id });
    expect(await ask(person.caller, hidden?.id ?? '')).toBeNull();
    expect(await ask(newPerson().caller, open?.id ?? '')).toBeNull();
    for (const id of ['', newId('aud'), "aud_'; drop table x"]) {
      expect(await ask(officer, id)).toBeNull();
    }
  });

  test('cannot be had by commitment alone', async () => {
    const [open] = await provenTrail(compliance, officer, person.userId);
    const { data } = await compliance.entities(
      newPerson().caller,
      [{ __typename: 'AuditEvidence', commitment: open?.evidence?.commitment }],
      '... on AuditEvidence { commitment salt content link }',
    );
    expect(JSON.stringify(data ?? null)).not.toMatch(/"(salt|content|link)":"/);
  });

  test('is gone with the salt, for who is erased alone, and the verification holds', async () => {
    const { userId } = await onboard(compliance, HARMLESS);
    await caughtUp(compliance);
    await sealer.sealLater();
    const ofIdentity = async () => {
      const trail = await provenTrail(compliance, officer, userId);
      return trail.filter(({ type }) => type.startsWith('identity.'));
    };
    const [open] = await ofIdentity();
    await eraseSalts(compliance, userId);
    expect((await ofIdentity())[0]?.evidence?.salt).not.toBeNull();
    await orderErasure(compliance, userId);
    await caughtUp(compliance);
    await sealer.sealLater();
    const [erased] = await ofIdentity();
    expect(erased?.evidence).toMatchObject({
      commitment: open?.evidence?.commitment,
      salt: null,
      content: null,
      link: null,
    });
    expect(await verifyTrail(compliance)).toMatchObject({ intact: true });
  });

  test('of an entry that is not the officer’s to see is told without what it says', async () => {
    const self = newPerson(['COMPLIANCE_OFFICER']);
    await compliance.hear('lending.decision.made', {
      applicationId: newId('app'),
      userId: self.userId,
      outcome: 'REFERRED',
      policyVersion: '1',
      decidedBy: 'POLICY',
      reasonCodes: ['SECRET_REASON'],
    });
    await caughtUp(compliance);
    await sealer.sealLater();
    const day = new Date().toISOString().slice(0, 10);
    const lastSealed = async (caller: typeof officer) => {
      const { data } = await compliance.ask(
        caller,
        `query ($day: LocalDate!) { auditVerification(from: $day, to: $day) {
          lastSealed { commitment salt content link } } }`,
        { day },
      );
      const found = data?.['auditVerification'] as
        | { readonly lastSealed: Readonly<Record<string, string | null>> }
        | undefined;
      return found?.lastSealed;
    };
    const seen = await lastSealed(officer);
    expect(seen?.['content']).toContain('SECRET_REASON');
    const commitment = seen?.['commitment'];
    expect(await lastSealed(self.caller)).toEqual({
      ...{ commitment, salt: null, content: null, link: null },
    });
  });

  test('is told for the last entry of the days that are verified', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const { data } = await compliance.ask(
      officer,
      `query ($day: LocalDate!) { auditVerification(from: $day, to: $day) { intact
        lastSealed { commitment day position } } }`,
      { day: today },
    );
    const last = (await provenTrail(compliance)).find(({ evidence }) => evidence !== null);
    expect(data?.['auditVerification']).toEqual({
      intact: true,
      lastSealed: {
        commitment: last?.evidence?.commitment,
        day: last?.day,
        position: last?.position,
      },
    });
  });
});

test('the database refuses to change or delete seals, to the app role and to the owner', async () => {
  for (const url of [compliance.database.appUrl, compliance.database.ownerUrl]) {
    const sql = postgres(url, { max: 1, onnotice: () => undefined });
    try {
      for (const statement of [
        'update compliance.audit_seals set first = first',
        'delete from compliance.audit_seals',
        'truncate compliance.audit_seals',
      ]) {
        await expect(sql.unsafe(statement)).rejects.toThrow(
          /append-only|permission denied|must be owner/,
        );
      }
    } finally {
      await sql.end();
    }
  }
});
