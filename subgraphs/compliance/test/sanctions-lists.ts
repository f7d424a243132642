import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type TestSubgraph, testServices } from '@blockscore/testkit';
import { officer, startTestCompliance } from './compliance-subgraph.ts';

/** Starts with the lists of a folder, on what another one left behind. */
export async function startWithLists(folder?: string, after?: TestSubgraph): Promise<TestSubgraph> {
  const { ENCRYPTION_KEY } = after?.environment ?? {};
  const environment = {
    ...(ENCRYPTION_KEY && { ENCRYPTION_KEY }),
    ...(folder && { SANCTIONS_LIST_DIR: folder }),
  };
  return await startTestCompliance(environment, after?.database);
}

/** The same for tests that leave nothing running: `stopAll` after each. */
export function startingWithLists() {
  let running: TestSubgraph[] = [];
  return {
    async start(folder?: string, after?: TestSubgraph): Promise<TestSubgraph> {
      const compliance = await startWithLists(folder, after);
      running = running.filter((other) => other !== after);
      running.push(compliance);
      return compliance;
    },
    async stopAll(): Promise<void> {
      for (const compliance of running) {
        await compliance.close();
        await compliance.drop();
      }
      running = [];
    },
  };
}

const LISTS = `{ sanctionsLists { id name demo active refusal { message }
  currentVersion { id sha256 entries aliases addresses } versions { id } } }`;

export async function lists(compliance: TestSubgraph) {
  const answer = await compliance.ask(officer, LISTS);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data?.['sanctionsLists'] as {
    id: string;
    active: boolean;
    refusal: { message: string } | null;
    currentVersion: Record<string, unknown> | null;
    versions: unknown[];
  }[];
}

export async function screen(compliance: TestSubgraph, input: Record<string, unknown>) {
  const answer = await compliance.ask(
    officer,
    `query ($input: ScreenNameInput!) { screenName(input: $input) { threshold listVersions { id }
      matches { score nameScore uid type primaryName matchedName programmes list { id } listVersion { id }
        words { query listed reason } onlyInQuery onlyInListed evidence { kind effect detail } } } }`,
    { input },
  );
  return {
    code: answer.errors?.[0]?.extensions?.code,
    found: (answer.data?.['screenName'] ?? { matches: [] }) as {
      listVersions: { id: string }[];
      matches: { score: string; uid: string; primaryName: string; list: { id: string } }[];
    },
  };
}

/** The codes of the errors that screening the person gives. */
export async function screenUser(
  compliance: TestSubgraph,
  userId: string,
): Promise<readonly string[]> {
  const answer = await compliance.ask(
    officer,
    'mutation ($userId: ID!) { screenUser(input: { userId: $userId }) { userErrors { code } } }',
    { userId },
  );
  const payload = answer.data?.['screenUser'] as { userErrors: { code: string }[] };
  return payload.userErrors.map(({ code }) => code);
}

const NONE = '-0- ';
/** A row of `sdn.csv`. */
export const row = (uid: number, name: string) =>
  [uid, `"${name}"`, '"individual"', '"TEST"', ...Array.from({ length: 8 }, () => NONE)].join(',');

/** A folder with a small list in OFAC's layout. */
export async function writeList(names: readonly string[], options: { packed?: boolean } = {}) {
  const folder = await mkdtemp(join(testServices().folder, 'list-'));
  const write = async (file: string, text: string) => {
    const bytes = Buffer.from(text, 'latin1');
    const packed = options.packed === true;
    await writeFile(join(folder, packed ? `${file}.gz` : file), packed ? gzipSync(bytes) : bytes);
  };
  await write('sdn.csv', `${names.map((name, at) => row(at + 1, name)).join('\r\n')}\r\n\u001a`);
  await write('alt.csv', '1,1,"aka","VUCKOVICH, Mirélla",-0- \r\n');
  await write('add.csv', '1,1,-0- ,"Novi Sad","Serbia",-0- \r\n');
  await write('sdn_comments.csv', '');
  return folder;
}

export const NAMES = [
  'VUCKOVIC, Mirela',
  'TARRASQUE, William',
  ...'ABCDEFGHIJ'.split('').map((l) => `QUELL${l}, Odo`),
];
