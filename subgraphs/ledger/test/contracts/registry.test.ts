import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import anchors from '../../contracts/artifacts/AnchorRegistry.json' with { type: 'json' };
import attestations from '../../contracts/artifacts/AttestationRegistry.json' with { type: 'json' };
import loans from '../../contracts/artifacts/LoanRegistry.json' with { type: 'json' };
import type { AnchorRegistryMethods } from '../../contracts/artifacts/methods.generated.ts';
import {
  type Artifact,
  addressOf,
  type ContractNet,
  type Deployed,
  hashOf,
  openContractNet,
  roleOf,
} from './net.ts';

const admin = addressOf('administrator');
const writer = addressOf('writer');
const pauser = addressOf('pauser');
const stranger = addressOf('stranger');
const NOBODY = `0x${'0'.repeat(40)}`;
const DAY = 86_400n;

let net: ContractNet;
let registry: Deployed<AnchorRegistryMethods>;

beforeAll(async () => {
  net = await openContractNet();
});

afterAll(async () => {
  await net?.close();
});

beforeEach(async () => {
  registry = await net.deploy<AnchorRegistryMethods>(anchors, admin, writer);
});

const refused = (...refusal: unknown[]) => ({ done: false, refusal });
const lacks = (who: string, role: Parameters<typeof roleOf>[0]) =>
  refused('AccessControlUnauthorizedAccount', who, roleOf(role));
const anchor = (root = hashOf('root')) => registry.send(writer, 'anchor', root, 1, 1);

/** The code without what is filled in when it is deployed. */
function blank(code: string, { immutables }: Artifact): string {
  const bytes = Buffer.from(code.slice(2), 'hex');
  for (const { start, length } of immutables) bytes.fill(0, start, start + length);
  return `0x${bytes.toString('hex')}`;
}

test.each([anchors, attestations, loans])(
  'the code of $contract on the chain is the code of its artifact',
  async (artifact) => {
    const { address } = await net.deploy(artifact, admin, writer);
    const code = await net.provider.getCode(address);
    expect(blank(code, artifact)).toBe(artifact.deployedBytecode);
    expect(code.length / 2).toBeLessThan(24_576);
  },
);

describe('the administrator', () => {
  test('is one, is named at the deployment, and is somebody', async () => {
    expect(await registry.read.defaultAdmin()).toBe(admin);
    expect(await registry.read.defaultAdminDelay()).toBe(DAY);
    await expect(net.deploy(anchors, NOBODY, writer)).rejects.toThrow('was not deployed');
  });

  test('hands over in two steps that are a day apart', async () => {
    expect(await registry.send(stranger, 'beginDefaultAdminTransfer', stranger)).toEqual(
      lacks(stranger, 'ADMIN'),
    );
    await registry.send(admin, 'beginDefaultAdminTransfer', stranger);
    const { refusal } = await early();
    expect(refusal[0]).toBe('AccessControlEnforcedDefaultAdminDelay');
    await net.wait(DAY);
    expect(await registry.send(writer, 'acceptDefaultAdminTransfer')).toEqual(
      refused('AccessControlInvalidDefaultAdmin', writer),
    );
    expect(await registry.send(stranger, 'acceptDefaultAdminTransfer')).toMatchObject({
      done: true,
    });
    expect(await registry.read.defaultAdmin()).toBe(stranger);
    expect(await registry.send(admin, 'grantRole', roleOf('ANCHOR'), admin)).toEqual(
      lacks(admin, 'ADMIN'),
    );
  });

  async function early() {
    const tried = await registry.send(stranger, 'acceptDefaultAdminTransfer');
    if (tried.done) throw new Error('The role was handed over within a day.');
    return tried;
  }

  test('cannot make another one beside it', async () => {
    expect(await registry.send(admin, 'grantRole', roleOf('ADMIN'), stranger)).toEqual(
      refused('AccessControlEnforcedDefaultAdminRules'),
    );
  });

  test('gives the role to write and takes it, at once', async () => {
    await registry.send(admin, 'grantRole', roleOf('ANCHOR'), stranger);
    expect(await registry.send(stranger, 'anchor', hashOf('other'), 1, 1)).toMatchObject({
      done: true,
    });
    await registry.send(admin, 'revokeRole', roleOf('ANCHOR'), writer);
    expect(await anchor()).toEqual(lacks(writer, 'ANCHOR'));
  });

  test.each([writer, pauser, stranger])(
    'is the only one that gives roles: not %s',
    async (from) => {
      expect(await registry.send(from, 'grantRole', roleOf('PAUSER'), from)).toEqual(
        lacks(from, 'ADMIN'),
      );
      expect(await registry.send(from, 'revokeRole', roleOf('ANCHOR'), writer)).toEqual(
        lacks(from, 'ADMIN'),
      );
    },
  );
});

describe('a pause', () => {
  beforeEach(async () => {
    await registry.send(admin, 'grantRole', roleOf('PAUSER'), pauser);
  });

  test('stops what writes, and reading goes on', async () => {
    await anchor();
    expect(await registry.send(pauser, 'pause')).toMatchObject({ events: [['Paused', pauser]] });
    expect(await anchor(hashOf('other'))).toEqual(refused('EnforcedPause'));
    expect((await registry.read.anchorOf(hashOf('root'))).leafCount).toBe(1n);
    expect(await registry.read.paused()).toBe(true);
  });

  test('is begun by a pauser, once, and ended by the administrator only', async () => {
    expect(await registry.send(writer, 'pause')).toEqual(lacks(writer, 'PAUSER'));
    expect(await registry.send(admin, 'unpause')).toEqual(refused('ExpectedPause'));
    await registry.send(pauser, 'pause');
    expect(await registry.send(pauser, 'pause')).toEqual(refused('EnforcedPause'));
    expect(await registry.send(pauser, 'unpause')).toEqual(lacks(pauser, 'ADMIN'));
    expect(await registry.send(admin, 'unpause')).toMatchObject({ events: [['Unpaused', admin]] });
    expect(await anchor()).toMatchObject({ done: true });
  });
});

describe('a retired registry', () => {
  test('names its successor, takes nothing more, and stays readable', async () => {
    await anchor();
    const next = await net.deploy<AnchorRegistryMethods>(anchors, admin, writer);
    const made = await registry.send(admin, 'retire', next.address);
    const successor = await registry.read.successor();
    expect(successor.toLowerCase()).toBe(next.address.toLowerCase());
    expect(made).toMatchObject({
      events: [
        ['Paused', admin],
        ['Retired', successor],
      ],
    });
    expect(await anchor(hashOf('other'))).toEqual(refused('EnforcedPause'));
    expect(await registry.send(admin, 'unpause')).toEqual(refused('RetiredFor', successor));
    expect(await registry.send(admin, 'retire', next.address)).toEqual(
      refused('RetiredFor', successor),
    );
    expect((await registry.read.anchorOf(hashOf('root'))).leafCount).toBe(1n);
  });

  test('may have been paused before', async () => {
    const next = await net.deploy<AnchorRegistryMethods>(anchors, admin, writer);
    await registry.send(admin, 'pause');
    expect(await registry.send(admin, 'retire', next.address)).toMatchObject({ done: true });
  });

  test('is retired by the administrator, for another contract', async () => {
    const next = await net.deploy<AnchorRegistryMethods>(anchors, admin, writer);
    expect(await registry.send(writer, 'retire', next.address)).toEqual(lacks(writer, 'ADMIN'));
    for (const to of [NOBODY, stranger, registry.address]) {
      const tried = await registry.send(admin, 'retire', to);
      expect(tried).toMatchObject({ done: false, refusal: ['NoSuccessor', expect.anything()] });
    }
    expect(await registry.read.successor()).toBe(NOBODY);
  });
});
