import { userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { eventually, examplesIn, follow, pageOf, type TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseListUrls } from '../src/adapters/lists/list-urls.ts';
import { HARMLESS, officer, onboard } from './compliance-subgraph.ts';
import { listNow, NAMES, refreshed, startWithLists, writeList } from './sanctions-lists.ts';

const PAGE = 'docs/compliance/lists.md';
const examples = examplesIn(pageOf(PAGE));

let folder: string;
let compliance: TestSubgraph;
beforeAll(async () => {
  folder = await writeList(NAMES);
  compliance = await startWithLists(folder);
});
afterAll(async () => {
  await compliance?.close();
  await compliance?.drop();
});

const second = userCaller(newId('user'), ['COMPLIANCE_OFFICER']);
const run = (name: string, variables: Readonly<Record<string, unknown>> = {}, caller = officer) =>
  follow(compliance, caller, examples.get(name), variables);

test(`the examples of ${PAGE} answer as it says`, async () => {
  const { refreshSanctionsLists } = await run('LookNow');
  const { requestedAt } = refreshSanctionsLists as { requestedAt: string };
  await eventually(async () => {
    const { sanctionsLists } = await run('Lists');
    const [list] = sanctionsLists as { lookedAt: string }[];
    return list !== undefined && new Date(list.lookedAt) >= new Date(requestedAt)
      ? true
      : undefined;
  });
  expect(await run('Lists')).toMatchObject({
    sanctionsLists: [{ id: 'ofac-sdn', active: true, isStale: false, origin: folder }],
  });
  await writeList(['VUCKOVIC, Mirella', ...NAMES.slice(1)], { folder });
  await refreshed(compliance);
  const [uid, change] = ['1', 'CHANGED'];
  expect(await run('WhatChanged')).toMatchObject({
    sanctionsLists: [
      {
        currentVersion: { delta: { changed: 1, entries: { edges: [{ node: { uid, change } }] } } },
      },
    ],
  });
  await writeList(NAMES.slice(0, 2), { folder });
  const { refusal } = await refreshed(compliance);
  for (const caller of [officer, second]) {
    await run('ItHasReallyShrunk', { sha256: refusal?.sha256 }, caller);
  }
  await refreshed(compliance);
  expect(await listNow(compliance)).toMatchObject({
    refusal: null,
    currentVersion: { entries: 2 },
  });
  await run('WeScreenAgainstItNoMore');
  const { userId } = await onboard(compliance, HARMLESS);
  expect(await run('WhoWaits', { person: userId })).toEqual({
    kycVerification: { status: 'APPROVED', heldClearances: [] },
  });
});

test('the URLs that it shows are taken', () => {
  const [, shown = ''] = /^SANCTIONS_LIST_URLS="([^"]+)"$/m.exec(pageOf(PAGE)) ?? [];
  expect([...parseListUrls(shown).keys()].sort()).toEqual([
    'eu-consolidated',
    'ofac-consolidated',
    'ofac-sdn',
    'uk-sanctions',
    'un-consolidated',
  ]);
});
