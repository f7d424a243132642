import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import artifact from '../../contracts/artifacts/AnchorRegistry.json' with { type: 'json' };
import type { AnchorRegistryMethods } from '../../contracts/artifacts/methods.generated.ts';
import {
  addressOf,
  type ContractNet,
  type Deployed,
  hashOf,
  openContractNet,
  roleOf,
} from './net.ts';

const admin = addressOf('administrator');
const anchorer = addressOf('anchorer');
const stranger = addressOf('stranger');

let net: ContractNet;
let registry: Deployed<AnchorRegistryMethods>;

beforeAll(async () => {
  net = await openContractNet();
});

afterAll(async () => {
  await net?.close();
});

beforeEach(async () => {
  registry = await net.deploy<AnchorRegistryMethods>(artifact, admin, anchorer);
});

const refused = (...refusal: unknown[]) => ({ done: false, refusal });

describe('a root', () => {
  const root = hashOf('root');

  test('is kept with its block, the time of it, its leaves and its kind, and told of', async () => {
    const made = await registry.send(anchorer, 'anchor', root, 4096, 2);
    expect(made).toMatchObject({ done: true, events: [['Anchored', root, 2n, 4096n, anchorer]] });
    const block = await net.provider.getBlock('latest');
    const kept = await registry.read.anchorOf(root);
    expect([kept.blockNumber, kept.timestamp, kept.leafCount, kept.kind]).toEqual([
      BigInt(block?.number ?? 0),
      BigInt(block?.timestamp ?? 0),
      4096n,
      2n,
    ]);
  });

  test('that was never anchored has no block', async () => {
    expect((await registry.read.anchorOf(root)).blockNumber).toBe(0n);
  });

  test('is anchored once, whatever the leaves and the kind', async () => {
    await registry.send(anchorer, 'anchor', root, 1, 1);
    const { blockNumber } = await registry.read.anchorOf(root);
    expect(await registry.send(anchorer, 'anchor', root, 1, 1)).toEqual(
      refused('AlreadyAnchored', root, blockNumber),
    );
    expect(await registry.send(anchorer, 'anchor', root, 9, 2)).toEqual(
      refused('AlreadyAnchored', root, blockNumber),
    );
    expect((await registry.read.anchorOf(root)).leafCount).toBe(1n);
  });

  test('of nothing is refused: no root, no leaves, no kind', async () => {
    expect(await registry.send(anchorer, 'anchor', `0x${'0'.repeat(64)}`, 1, 1)).toEqual(
      refused('EmptyRoot'),
    );
    expect(await registry.send(anchorer, 'anchor', root, 0, 1)).toEqual(refused('EmptyTree'));
    expect(await registry.send(anchorer, 'anchor', root, 1, 0)).toEqual(refused('NoKind'));
  });

  test.each([
    ['a stranger', stranger],
    ['the administrator', admin],
  ])('is not taken from %s', async (_, from) => {
    expect(await registry.send(from, 'anchor', root, 1, 1)).toEqual(
      refused('AccessControlUnauthorizedAccount', from, roleOf('ANCHOR')),
    );
  });
});
