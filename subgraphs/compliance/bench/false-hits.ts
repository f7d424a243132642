import { toLatin } from '../src/adapters/transliteration.ts';
import { comparedWith } from '../src/domain/comparison.ts';
import { isPlainName } from '../src/domain/kyc/plain-name.ts';
import type { SubjectFacts } from '../src/domain/kyc/subject.ts';
import { buildScreeningIndex, type ListToIndex } from '../src/domain/matching/screen.ts';
import type { SanctionsEntry } from '../src/domain/sanctions/entry.ts';
import { ordinaryPeople } from './ordinary-people.ts';
import { absent, publishedLists, SANCTIONS } from './published-lists.ts';

/**
 * How many ordinary people an officer has to look at, and how many listed ones are found by nothing, who state another
 * name or birthday than the list has: what speaks against the one speaks for the other.
 *
 * `node subgraphs/compliance/bench/false-hits.ts [people] [of how many listed ones each is asked for]`
 */
const PEOPLE = Number(process.argv[2] ?? 10_000);
const EACH = Number(process.argv[3] ?? 8);

type Count = Record<string, number>;
const add = (counts: Map<string, Count>, row: string, columns: Count) => {
  const known = counts.get(row) ?? {};
  for (const [column, more] of Object.entries(columns)) known[column] = (known[column] ?? 0) + more;
  counts.set(row, known);
};

/** A listed person's names, their date of birth and one that is not theirs. */
interface Listed {
  readonly given: readonly string[];
  readonly surnames: readonly string[];
  readonly truly: string;
  readonly falsely: string;
}

function listedAs({ names, datesOfBirth }: SanctionsEntry): Listed | undefined {
  const [surname = '', before] = (names[0]?.text ?? '').split(',').map((part) => part.trim());
  const words = (text: string) => text.split(/\s+/);
  const [given, surnames] =
    before === undefined
      ? [words(surname).slice(0, -1), words(surname).slice(-1)]
      : [words(before), words(surname)];
  const isRead = [...given, ...surnames].every((word) => /^[A-Za-z'-]{2,}$/.test(word));
  if (given.length === 0 || !isRead) return undefined;
  const [{ year, month = 5, day = 5 } = { year: 1999 }] = datesOfBirth;
  const digits = (number: number) => String(number).padStart(2, '0');
  return {
    ...{ given, surnames, truly: `${year}-${digits(month)}-${digits(day)}` },
    falsely: year > 1985 ? '1960-09-09' : '1999-09-09',
  };
}

/** What a listed person may state; nothing where they have not that many names. */
function statements({ given, surnames, truly, falsely }: Listed) {
  const [first = '', last = ''] = [given[0], surnames.at(-1)];
  const [all, family] = [given.join(' '), surnames.join(' ')];
  const isLong = given.length + surnames.length > 2;
  const slip =
    last.length > 5 ? `${last.slice(0, 3)}${last[3] === 'a' ? 'o' : 'a'}${last.slice(4)}` : last;
  return Object.entries({
    'own name': [all, family],
    'one letter of the surname other': [all, [...surnames.slice(0, -1), slip].join(' ')],
    'whole name as given name, invented surname': [`${all} ${family}`, 'Smith'],
    'names joined as given name, invented surname': [`${first}${last}`, 'Smith'],
    ...(isLong && {
      'first given name and last surname': [first, last],
      'first given name, an invented one, surnames': [`${first} Michael`, family],
      'all given names, an invented one, surnames': [`${all} Michael`, family],
    }),
    ...(!isLong && {
      'two names and an invented one': [`${all} Michael`, family],
      'two names and two invented ones': [`Quentin ${all} Michael`, family],
    }),
  }).flatMap(([what, [firstName = '', lastName = '']]) =>
    [truly, falsely].map((dateOfBirth, at) => ({
      what,
      date: at === 0 ? 'true date' : 'false date',
      facts: { firstName, lastName, dateOfBirth, country: 'US' },
    })),
  );
}

type Compare = (facts: SubjectFacts) => readonly string[];

function lost(lists: readonly ListToIndex[], compare: Compare): ReadonlyMap<string, Count> {
  const counts = new Map<string, Count>();
  const people = lists.flatMap(({ listId, entries }) =>
    entries
      .filter(({ type }) => type === 'PERSON')
      .map((entry) => ({ entity: `${listId}:${entry.uid}`, entry })),
  );
  for (const { entity, entry } of people.filter((_, turn) => turn % EACH === 0)) {
    const listed = listedAs(entry);
    for (const { what, date, facts } of listed === undefined ? [] : statements(listed)) {
      if (!isPlainName(facts)) continue;
      const isLost = !compare(facts).includes(entity);
      add(counts, what, { [`asked, ${date}`]: 1, [`not found, ${date}`]: isLost ? 1 : 0 });
    }
  }
  return counts;
}

async function main(): Promise<void> {
  if (absent) {
    process.stdout.write(`Nothing is measured: there is no ${SANCTIONS} (set BLOCKSCORE_DATA).\n`);
    return;
  }
  const lists = await publishedLists();
  const index = buildScreeningIndex(lists, toLatin);
  const people = new Map<string, Count>();
  for (const person of ordinaryPeople(PEOPLE)) {
    const stated = comparedWith(index, person).entities.length > 0 ? 1 : 0;
    const attested = comparedWith(index, person, true).entities.length > 0 ? 1 : 0;
    for (const row of [person.language, 'all']) {
      add(people, row, { people: 1, 'for an officer': stated, 'with a document': attested });
    }
  }
  say('people who match somebody', people);
  say(
    'listed people who are not found',
    lost(lists, (facts) => comparedWith(index, facts).entities),
  );
}

function say(title: string, counts: ReadonlyMap<string, Count>): void {
  process.stdout.write(`${title}\n`);
  for (const [row, columns] of counts) {
    const told = Object.entries(columns).map(([column, count]) => `${column} ${count}`);
    process.stdout.write(`  ${row.padEnd(50)} ${told.join(', ')}\n`);
  }
}

await main();
