import { beforeAll, describe, expect, test } from 'vitest';
import { type Case, caseOf, compareOn } from './differential.ts';
import { generateOperation } from './generate-operation.ts';
import { ourGateway } from './our-gateway.ts';
import { planted } from './plant.ts';
import type { World } from './world.ts';

const SEEDS = [2, 5, 9, 14];
const OPERATIONS = 12;

/** Whether any operation comes out otherwise than graphql-js has it. */
async function isCaught(cases: readonly SoundCase[], index: number): Promise<boolean> {
  for (const made of cases) {
    const { seed } = made.generated.model;
    const options = planted<World>()[index];
    const gateway = ourGateway('apollo', made.generated.supergraphSdl, made.ask, options);
    for (let number = 0; number < OPERATIONS; number += 1) {
      const operation = generateOperation(made.reference.schema, `${seed}/${number}`);
      if (!made.sound.has(number)) continue;
      if ((await compareOn(made, gateway, operation)).outcome !== 'SAME') return true;
    }
  }
  return false;
}

interface SoundCase extends Case {
  /** Operations that come out right without any fault. */
  readonly sound: ReadonlySet<number>;
}

async function soundCase(seed: number): Promise<SoundCase> {
  const made = caseOf(seed);
  const gateway = ourGateway('apollo', made.generated.supergraphSdl, made.ask);
  const sound = new Set<number>();
  for (let number = 0; number < OPERATIONS; number += 1) {
    const operation = generateOperation(made.reference.schema, `${seed}/${number}`);
    if ((await compareOn(made, gateway, operation)).outcome === 'SAME') sound.add(number);
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
