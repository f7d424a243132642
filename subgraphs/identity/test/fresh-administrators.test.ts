import { type Caller, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sessionSteps, signedInAdministrator, stoppedClock } from './session-steps.ts';
import { QUICK_PASSWORDS, startTestIdentity, type TestIdentity } from './test-identity.ts';

const { clock, advance } = stoppedClock();
let identity: TestIdentity;
let steps: ReturnType<typeof sessionSteps>;

beforeAll(async () => {
  identity = await startTestIdentity({ clock, passwords: QUICK_PASSWORDS });
  steps = sessionSteps(identity);
});

afterAll(async () => {
  await identity?.close();
  await identity?.drop();
});

/** Of nobody, so that whoever gets past the question is told NOT_FOUND. */
const [userId, partnerId, keyId] = [newId('user'), newId('partner'), newId('apikey')];
const RAISES_OR_TAKES_POWER: readonly (readonly [string, Record<string, unknown>])[] = [
  ['grantRole', { userId, role: 'ANALYST' }],
  ['revokeRole', { userId, role: 'ANALYST' }],
  ['resetUserFactors', { userId }],
  ['suspendUser', { userId, reason: 'x' }],
  ['reinstateUser', { userId }],
  ['attachUserToPartner', { userId, partnerId }],
  ['detachUserFromPartner', { userId }],
  ['reinstatePartner', { id: partnerId }],
  ['createApiKey', { partnerId, name: 'Reporting', scopes: ['partner:read'] }],
];
const SHUTS_OUT: readonly (readonly [string, Record<string, unknown>])[] = [
  ['endUserSessions', { userId }],
  ['suspendPartner', { id: partnerId }],
  ['revokeApiKey', { id: keyId }],
];

async function codesOf(caller: Caller, [name, input]: readonly [string, Record<string, unknown>]) {
  return (await steps.change(caller, name, '', input)).userErrors.map(({ code }) => code);
}

test('an administrator shows anew who they are before power is raised or taken', async () => {
  const own = (await identity.register()).userId;
  const admin = await signedInAdministrator(identity, own, clock());
  advance(10 * 60_000);
  for (const change of RAISES_OR_TAKES_POWER) {
    expect(await codesOf(admin, change), change[0]).toEqual(['NOT_FOUND']);
  }
  advance(1);
  for (const change of RAISES_OR_TAKES_POWER) {
    expect(await codesOf(admin, change), change[0]).toEqual(['REAUTHENTICATION_REQUIRED']);
    const withoutSession = userCaller(own, ['ADMIN']);
    expect(await codesOf(withoutSession, change), change[0]).toEqual(['SESSION_ENDED']);
  }
});

test('nothing slows an administrator down who shuts somebody out', async () => {
  const own = (await identity.register()).userId;
  const admin = await signedInAdministrator(identity, own, clock());
  advance(3_600_000);
  for (const change of SHUTS_OUT) {
    expect(await codesOf(admin, change), change[0]).toEqual(['NOT_FOUND']);
  }
});
