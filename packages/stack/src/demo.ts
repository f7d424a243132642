/** The people of the demo lender. Their passwords are public: they are never seeded elsewhere. */
export interface DemoUser {
  readonly email: string;
  readonly password: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly phone: string;
  readonly dateOfBirth: string;
  readonly country: string;
  readonly roles: readonly string[];
}

function person(
  name: readonly [first: string, last: string],
  email: string,
  dateOfBirth: string,
  roles: readonly string[],
): DemoUser {
  const [firstName, lastName] = name;
  return {
    email: `${email}@demo.blockscore.example`,
    password: `demo ${email} password`,
    firstName,
    lastName,
    phone: '+15005550006',
    dateOfBirth,
    country: 'US',
    roles,
  };
}

/** Cases, reports of suspicious activity and rules of monitoring take a second pair of eyes. */
export const DEMO_COMPLIANCE_OFFICERS: readonly [first: DemoUser, second: DemoUser] = [
  person(['Carla', 'Mendes'], 'compliance', '1979-01-22', ['COMPLIANCE_OFFICER']),
  person(['Tomas', 'Vidal'], 'compliance2', '1987-08-26', ['COMPLIANCE_OFFICER']),
];

export const DEMO_USERS: readonly DemoUser[] = [
  person(['Ada', 'Byrne'], 'ada', '1990-04-12', ['BORROWER']),
  person(['Oscar', 'Lindqvist'], 'officer', '1984-09-30', ['LOAN_OFFICER']),
  // Large sums take two officers, and two administrators where they are posted by hand.
  person(['Ines', 'Haugen'], 'officer2', '1991-05-19', ['LOAN_OFFICER']),
  ...DEMO_COMPLIANCE_OFFICERS,
  person(['Anil', 'Rao'], 'analyst', '1988-06-05', ['ANALYST']),
  person(['Amara', 'Okafor'], 'admin', '1975-11-17', ['ADMIN']),
  // Officers and administrators are made by two: the second one agrees.
  person(['Soren', 'Dahl'], 'admin2', '1969-03-08', ['ADMIN']),
];

/** Who decides and pays out in a demo portfolio: one of the above. */
export const DEMO_OFFICER = 'officer@demo.blockscore.example';

/** Who decides on customers in a demo portfolio: one of the above. */
export const DEMO_COMPLIANCE_OFFICER = DEMO_COMPLIANCE_OFFICERS[0].email;

/** Partners of a demo portfolio, each with the one of their people who signs in. */
export const DEMO_PARTNERS = [
  {
    name: 'Harbor Motors',
    email: 'harbor@demo.blockscore.example',
    password: 'demo harbor password',
    firstName: 'Hanna',
    lastName: 'Lund',
  },
  {
    name: 'Oak Home Stores',
    email: 'oak@demo.blockscore.example',
    password: 'demo oak password',
    firstName: 'Omar',
    lastName: 'Haddad',
  },
] as const;
