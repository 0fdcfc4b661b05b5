/** All that a workbook holds, once inflated. */
export const largestInflated = 100 * 1024 * 1024;
export const mostParts = 2_000;
export const mostLines = 20_000;
export const mostColumns = 100;
