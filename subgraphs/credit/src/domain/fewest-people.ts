/** Figures of fewer people, or loans, than this tell of persons rather than of a group. */
export const FEWEST_PEOPLE = 20;
