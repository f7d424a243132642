import { setTimeout as delay } from 'node:timers/promises';
import type { DemoUser } from '../demo.ts';
import { type Findings, look } from './findings.ts';
import { Refused, signIn } from './officer.ts';
import { isTaken, type Story, type Team } from './stories.ts';

const LOOK_EVERY_MS = 2_000;
/** Where nothing more has come for so long nothing does. */
const SILENCE_MS = 30_000;
/** An access token is good for ten minutes. */
const LONGEST_MS = 480_000;

export interface CaseworkOptions {
  /** Where the gateway answers GraphQL. */
  readonly endpoint: string;
  readonly officers: readonly [first: DemoUser, second: DemoUser];
  readonly stories: readonly Story[];
  readonly say: (line: string) => void;
}

/**
 * Has the two demo officers work on what is found of a demo portfolio, as soon as it is, through the gateway
 * and each by their own login. What somebody has begun with is left as it is, so that nothing is done twice.
 *
 * @throws StackError where they cannot sign in or the gateway does not answer
 */
export async function workCases({
  endpoint,
  officers,
  stories,
  say,
}: CaseworkOptions): Promise<void> {
  const [first, second] = [
    await signIn(endpoint, officers[0]),
    await signIn(endpoint, officers[1]),
  ];
  const team: Team = { first, second, today: new Date().toISOString().slice(0, 10) };
  const ends = Date.now() + LONGEST_MS;
  let [worked, taken] = [0, 0];
  let open = stories;
  let last: { readonly seen: string; readonly at: number } | undefined;
  while (open.length > 0 && Date.now() < ends) {
    const findings = await look(first, open, team.today);
    if (last?.seen !== findings.seen) last = { seen: findings.seen, at: Date.now() };
    else if (Date.now() - last.at > SILENCE_MS) break;
    const due = open.filter((story) => findings.leadOf(story) !== undefined);
    for (const story of due) {
      if (await play(story, team, findings, say)) worked += 1;
      else taken += 1;
    }
    open = open.filter((story) => !due.includes(story));
    if (open.length > 0) await delay(LOOK_EVERY_MS);
  }
  if (worked > 0) say(`Cases and alerts that the two officers worked on: ${worked}.`);
  if (taken > 0) say(`Left as they are, since officers had begun with them: ${taken}.`);
  if (open.length > 0) {
    const missing = open.map(({ rule }) => rule).join(', ');
    say(`Did not come, so that nobody worked on it: ${missing}.`);
  }
}

/** @returns false where somebody had begun with it before */
async function play(
  story: Story,
  team: Team,
  findings: Findings,
  say: CaseworkOptions['say'],
): Promise<boolean> {
  const lead = findings.leadOf(story);
  if (lead === undefined || isTaken(lead)) return false;
  try {
    await story.play(team, lead);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // Something joined meanwhile, or somebody else was there: as it stands it is to be read, too.
    say(`The officers got no further with ${story.rule} ${lead.id}. ${error.message}`);
  }
  return true;
}
