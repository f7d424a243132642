import { describe, expect, test } from 'vitest';
import type { NameKind } from '../matching/name.ts';
import { type ListContents, refuseVersion } from './list-checks.ts';

const KINDS: readonly NameKind[] = ['PERSON', 'ORGANIZATION', 'VESSEL', 'AIRCRAFT'];

/** A list with so many entries of each kind, numbered from `first`. */
function listWith(
  kinds: readonly number[],
  counts: Partial<ListContents['counts']> = {},
  first = 1,
): ListContents {
  let uid = first;
  const members = kinds.flatMap((many, kind) =>
    Array.from({ length: many }, () => {
      uid += 1;
      return {
        uid: String(uid),
        type: KINDS[kind] ?? 'PERSON',
        contentHash: `of ${uid}`,
        nameCount: 2,
      };
    }),
  );
  return {
    members,
    counts: { entries: members.length, aliases: 400, addresses: 100, ...counts },
  };
}

const last = listWith([600, 300, 80, 20]);

/** The last version with so many entries of other content. */
const changed = (many: number, of = last): ListContents => ({
  ...of,
  members: of.members.map((member, place) =>
    place < many ? { ...member, contentHash: 'another' } : member,
  ),
});

describe('a new version', () => {
  test.each<[string, ListContents, string | undefined]>([
    ['like the last one', last, undefined],
    ['that lost a tenth', { ...last, members: last.members.slice(100) }, undefined],
    [
      'that lost more than a tenth',
      { ...last, members: last.members.slice(101) },
      '101 of its 1000 entries are gone, and 899 are there',
    ],
    [
      'with as many others in place of those that it lost',
      listWith([600, 300, 80, 20], {}, 5_000),
      '1000 of its 1000 entries are gone, and 1000 are there',
    ],
    [
      'that lost a kind, though it is a small part of all',
      { ...last, members: last.members.slice(0, -20) },
      'shrank from 20 to 0 entries of the kind AIRCRAFT',
    ],
    [
      'that calls vessels organisations',
      {
        ...last,
        members: last.members.map((member) => ({
          ...member,
          type: member.type === 'VESSEL' ? 'ORGANIZATION' : member.type,
        })),
      },
      'from 80 to 0 entries of the kind VESSEL',
    ],
    [
      'that lost a quarter of its aliases',
      listWith([600, 300, 80, 20], { aliases: 300 }),
      undefined,
    ],
    [
      'that lost more',
      listWith([600, 300, 80, 20], { aliases: 299 }),
      'aliases shrank from 400 to 299',
    ],
    [
      'that lost more than half its addresses',
      listWith([600, 300, 80, 20], { addresses: 49 }),
      'addresses shrank from 100 to 49',
    ],
    ['in which a quarter of the entries reads otherwise', changed(250), undefined],
    [
      'in which more do, under the same numbers',
      changed(251),
      '251 of the 1000 entries that it had before have changed',
    ],
    ['that is empty', listWith([0, 0, 0, 0]), 'no entries'],
  ])('%s', (_, next, refusal) => {
    const refused = refuseVersion(next, last);
    if (refusal === undefined) expect(refused).toBeUndefined();
    else expect(refused?.message).toContain(refusal);
  });

  test('is taken over as the first one, whatever its size, unless it is empty', () => {
    expect(refuseVersion(listWith([1]), undefined)).toBeUndefined();
    expect(refuseVersion(listWith([]), undefined)?.kind).toBe('BROKEN');
  });

  test('that is empty is broken and not shrunken: nobody can accept it', () => {
    expect(refuseVersion(listWith([]), last)?.kind).toBe('BROKEN');
    expect(refuseVersion(listWith([10]), last)?.kind).toBe('SHRUNKEN');
  });

  test('of other content is no broken list: officers can accept it', () => {
    expect(refuseVersion(changed(1_000), last)?.kind).toBe('REWRITTEN');
  });

  test('that lost little by little is held against the most of a month, until officers accept it', () => {
    const most = { entries: 1_111, aliases: 400, addresses: 100 };
    expect(refuseVersion(last, last, most)).toBeUndefined();
    for (const more of [{ entries: 1_112 }, { aliases: 534 }, { addresses: 201 }]) {
      expect(refuseVersion(last, last, { ...most, ...more })?.kind).toBe('SHRUNKEN');
    }
    expect(refuseVersion(last, last, { entries: 1, aliases: 1, addresses: 1 })).toBeUndefined();
  });

  test('whose entries stay without their names has shrunk', () => {
    const without = (many: number): ListContents => ({
      ...last,
      members: last.members.map((member, place) => ({
        ...member,
        nameCount: place < many ? 1 : member.nameCount,
      })),
    });
    expect(refuseVersion(without(40), last)).toBeUndefined();
    expect(refuseVersion(without(41), last)?.message).toContain('41 of their 2000 names');
  });

  test('of a short list may lose a few of a kind, or change them', () => {
    expect(refuseVersion(listWith([100, 0]), listWith([100, 9]))).toBeUndefined();
    expect(refuseVersion(changed(10, listWith([12])), listWith([12]))).toBeUndefined();
    expect(refuseVersion(changed(11, listWith([12])), listWith([12]))?.kind).toBe('REWRITTEN');
  });
});
