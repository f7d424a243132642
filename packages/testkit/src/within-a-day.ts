const DAY_MS = 86_400_000;
/** Longer than any file takes that says «today». */
const FILE_MS = 60_000;

/**
 * No test file begins in the last minute of a day in UTC, so that what it calls today at its start is so at its end.
 * What the end of a day changes is for tests with a clock of their own.
 */
const left = DAY_MS - (Date.now() % DAY_MS);
if (left <= FILE_MS) await new Promise((resolve) => setTimeout(resolve, left));

export {};
