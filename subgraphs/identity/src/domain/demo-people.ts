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

/** The person of that number: the numbers of names have no common factor, so that names recur late. */
export function demoPerson(index: number): DemoPerson {
  const birthday = new Date(FIRST_BIRTHDAY + ((index * 7_919) % BIRTHDAYS) * DAY_MS);
  return {
    email: demoEmail(index),
    firstName: FIRST_NAMES[index % FIRST_NAMES.length] ?? '',
    lastName: LAST_NAMES[index % LAST_NAMES.length] ?? '',
    dateOfBirth: birthday.toISOString().slice(0, 10),
    country: 'US',
  };
}
