/** An invented person for a demo: whoever has the name of one is meant by chance. */
export interface DemoPerson {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly dateOfBirth: string;
  readonly country: string;
}

const FIRST_NAMES =
  'Ana Ben Chloe David Elena Felix Grace Hugo Irene Jonas Kira Liam Maya Noah Olive Pablo Rosa Samir Tessa Victor Wanda Yusuf Zoe'.split(
    ' ',
  );
const LAST_NAMES =
  'Abbott Becker Castillo Dubois Eriksen Fischer Garner Hughes Ivanova Jensen Keller Lambert Moreau Novak Olsen Petrov Quinn Rossi Sandoval Tanaka Ueda Vargas Weber Ximenes Young Zeller Arnold Brandt Coleman'.split(
    ' ',
  );

/** Of a demo's borrowers; nothing is ever delivered there. */
const DOMAIN = 'portfolio.blockscore.example';
const DAY_MS = 86_400_000;
const FIRST_BIRTHDAY = Date.UTC(1955, 0, 1);
const BIRTHDAYS = 17_000;

export function demoEmail(index: number): string {
  return `borrower-${String(index + 1).padStart(5, '0')}@${DOMAIN}`;
}

type Notable = Omit<DemoPerson, 'email'>;
const notable = (
  [firstName, lastName]: readonly [string, string],
  dateOfBirth: string,
  country: string,
): Notable => ({ firstName, lastName, dateOfBirth, country });

/** People with names like those of compliance's demo list, who were born in another year. */
const ALIKE: ReadonlyMap<number, Notable> = new Map([
  [4, notable(['Casimir Etienne', 'Morvandieu'], '1964-08-21', 'CA')],
  [11, notable(['Themba Lux', 'Okonjabari'], '1986-02-03', 'GB')],
]);
/** The last ones, who never apply: they might be those on the demo list. */
const LISTED: readonly Notable[] = [
  notable(['Zoltimir', 'Varkonski'], '1968-03-09', 'HU'),
  notable(['Hamdun', 'Tazeeri'], '1961-11-30', 'YE'),
  notable(['Brunhilde', 'Quellhorst'], '1975-06-17', 'DE'),
];
/** Where one in so many lives; the last two are under increased monitoring by the FATF. */
const COUNTRIES: readonly (readonly [every: number, country: string])[] = [
  [17, 'CA'],
  [29, 'GB'],
  [149, 'BG'],
  [211, 'KE'],
];

/**
 * The person of that number of so many: the numbers of names have no common factor, so that names recur
 * late.
 */
export function demoPerson(index: number, count: number): DemoPerson {
  const special = LISTED[count - 1 - index] ?? ALIKE.get(index);
  if (special !== undefined) return { email: demoEmail(index), ...special };
  const birthday = new Date(FIRST_BIRTHDAY + ((index * 7_919) % BIRTHDAYS) * DAY_MS);
  return {
    email: demoEmail(index),
    firstName: FIRST_NAMES[index % FIRST_NAMES.length] ?? '',
    lastName: LAST_NAMES[index % LAST_NAMES.length] ?? '',
    dateOfBirth: birthday.toISOString().slice(0, 10),
    country: COUNTRIES.findLast(([every]) => index % every === every - 1)?.[1] ?? 'US',
  };
}
