import { beforeAll, describe, expect, test } from 'vitest';
import { type Case, caseOf, compareOn } from './differential.ts';
import { type GeneratedOperation, generateOperation } from './generate-operation.ts';
import { ourGateway } from './our-gateway.ts';
import { planted } from './plant.ts';
import type { World } from './world.ts';

const SEEDS = [2, 5, 9, 14];
const OPERATIONS = 12;

/** What is seldom drawn, by the seed: entities that are told of alike in two places, and fetched otherwise in each. */
const MORE: Readonly<Record<number, string>> = {
  2: '{ one: epsilon1 { u3 same: u2 { id } } other: epsilon1 { u3 same: nodeName } }',
  9: '{ one: beta2 { u6 same: u5 } other: beta2 { u6 same: u7 } }',
};

function operationsOf({ reference, generated }: Case): readonly GeneratedOperation[] {
  const { seed } = generated.model;
  const drawn = Array.from({ length: OPERATIONS }, (_, number) =>
    generateOperation(reference.schema, `${seed}/${number}`),
  );
  const text = MORE[seed];
  return text === undefined ? drawn : [{ text, operationName: undefined, variables: {} }, ...drawn];
}

/** Whether any operation comes out otherwise than graphql-js has it. */
async function isCaught(cases: readonly SoundCase[], index: number): Promise<boolean> {
  const options = planted<World>()[index];
  const takeOut = options?.plant?.();
  try {
    for (const made of cases) {
      const gateway = ourGateway('apollo', made.generated.supergraphSdl, made.ask, options);
      for (const operation of made.sound) {
        if ((await compareOn(made, gateway, operation)).outcome !== 'SAME') return true;
      }
    }
    return false;
  } finally {
    takeOut?.();
  }
}

interface SoundCase extends Case {
  /** Operations that come out right without any fault. */
  readonly sound: readonly GeneratedOperation[];
}

async function soundCase(seed: number): Promise<SoundCase> {
  const made = caseOf(seed);
  const gateway = ourGateway('apollo', made.generated.supergraphSdl, made.ask);
  const sound: GeneratedOperation[] = [];
  for (const operation of operationsOf(made)) {
    if ((await compareOn(made, gateway, operation)).outcome === 'SAME') sound.push(operation);
  }
  return { ...made, sound };
}

describe('a fault that is planted is found', () => {
  const cases: SoundCase[] = [];
  beforeAll(async () => {
    for (const seed of SEEDS) cases.push(await soundCase(seed));
  });

  test.each(planted<World>().map(({ fault }, index) => [fault, index] as const))(
    '%s',
    async (_, index) => {
      expect(await isCaught(cases, index)).toBe(true);
    },
  );
});
