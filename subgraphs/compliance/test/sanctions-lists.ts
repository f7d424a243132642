import { mkdtemp, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { eventually, type TestSubgraph, testServices } from '@blockscore/testkit';
import { expect } from 'vitest';
import { officer, startTestCompliance } from './compliance-subgraph.ts';

/** Starts with the lists of a folder. */
export function startWithLists(
  folder?: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<TestSubgraph> {
  return startTestCompliance({ ...environment, ...(folder && { SANCTIONS_LIST_DIR: folder }) });
}

/** The same, on what another one left behind. */
export async function startAgainWithLists(
  folder: string | undefined,
  { environment: { ENCRYPTION_KEY }, database }: TestSubgraph,
): Promise<TestSubgraph> {
  const environment = {
    ...(ENCRYPTION_KEY && { ENCRYPTION_KEY }),
    ...(folder && { SANCTIONS_LIST_DIR: folder }),
  };
  return await startTestCompliance(environment, database);
}

/** The same for tests that leave nothing running: `stopAll` after each. */
export function startingWithLists() {
  let running: TestSubgraph[] = [];
  return {
    async start(folder?: string, after?: TestSubgraph): Promise<TestSubgraph> {
      const compliance = await (after === undefined
        ? startWithLists(folder)
        : startAgainWithLists(folder, after));
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

const LISTS = `{ sanctionsLists { id name demo active origin checkedAt staleAfter isStale
  refusal { kind message sha256 entries canBeAccepted } currentVersion {
    id sha256 entries aliases addresses delta { added changed removed previousVersion { id } } }
  versions { id } } }`;

interface SeenList {
  readonly id: string;
  readonly active: boolean;
  readonly origin: string | null;
  readonly checkedAt: string | null;
  readonly isStale: boolean;
  readonly refusal: {
    readonly kind: string;
    readonly message: string;
    readonly sha256: string | null;
    readonly canBeAccepted: boolean;
  } | null;
  readonly currentVersion: Readonly<Record<string, unknown>> | null;
  readonly versions: readonly { readonly id: string }[];
}

export async function lists(compliance: TestSubgraph): Promise<readonly SeenList[]> {
  const answer = await compliance.ask(officer, LISTS);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data?.['sanctionsLists'] as SeenList[];
}

/** The list of OFAC as it is seen now. */
export async function listNow(compliance: TestSubgraph): Promise<SeenList> {
  const list = (await lists(compliance)).find(({ id }) => id === 'ofac-sdn');
  if (list === undefined) throw new Error('There is no list ofac-sdn.');
  return list;
}

/** Has the lists looked at, and gives that of OFAC once that is done. */
export async function refreshed(compliance: TestSubgraph): Promise<SeenList> {
  const { data } = await compliance.ask(
    officer,
    'mutation { refreshSanctionsLists { userErrors { code } } }',
  );
  expect(data).toEqual({ refreshSanctionsLists: { userErrors: [] } });
  await eventually(async () => {
    const open = await compliance.sql`select 1 from compliance_jobs.job
      where name = 'refresh-sanctions-lists' and state in ('created', 'retry', 'active')`;
    return open.length === 0 ? true : undefined;
  });
  return await listNow(compliance);
}

/** What officers are told of lists, the oldest first. */
export async function alertsOfLists(
  compliance: TestSubgraph,
): Promise<readonly { readonly rule: string; readonly severity: string }[]> {
  return await compliance.sql<{ rule: string; severity: string }[]>`
    select rule, severity from compliance.alerts where source = 'LISTS' order by id`;
}

export async function screen(compliance: TestSubgraph, input: Record<string, unknown>) {
  const answer = await compliance.ask(
    officer,
    `query ($input: ScreenNameInput!) { screenName(input: $input) { threshold listVersions { id }
      matches { score nameScore uid type primaryName matchedName programmes list { id } listVersion { id }
        entry { uid names datesOfBirth countries addresses { street city country } }
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

/** The files of a small list in OFAC's layout. */
export function ofacFiles(names: readonly string[]): Readonly<Record<string, string>> {
  return {
    'sdn.csv': `${names.map((name, at) => row(at + 1, name)).join('\r\n')}\r\n\u001a`,
    'alt.csv': '1,1,"aka","VUCKOVICH, Mirélla",-0- \r\n',
    'add.csv': '1,1,-0- ,"Novi Sad","Serbia",-0- \r\n',
    'sdn_comments.csv': '',
  };
}

/** A folder with them. */
export async function writeList(
  names: readonly string[],
  options: { packed?: boolean; folder?: string; writtenAt?: Date } = {},
) {
  const folder = options.folder ?? (await mkdtemp(join(testServices().folder, 'list-')));
  const write = async (file: string, text: string) => {
    const bytes = Buffer.from(text, 'latin1');
    const packed = options.packed === true;
    const path = join(folder, packed ? `${file}.gz` : file);
    await writeFile(path, packed ? gzipSync(bytes) : bytes);
    if (options.writtenAt !== undefined) await utimes(path, options.writtenAt, options.writtenAt);
  };
  for (const [file, text] of Object.entries(ofacFiles(names))) await write(file, text);
  return folder;
}

export const NAMES = [
  'VUCKOVIC, Mirela',
  'TARRASQUE, William',
  ...'ABCDEFGHIJ'.split('').map((l) => `QUELL${l}, Odo`),
];
