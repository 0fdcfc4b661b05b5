/** All that a workbook holds, once inflated: 20 000 lines of 30 columns are about half of it. */
export const largestInflated = 40 * 1024 * 1024;
export const mostParts = 2_000;
export const mostLines = 20_000;
export const mostColumns = 100;
/** Empty lines included: a sheet may claim a million of them below its last one. */
export const farthestRow = mostLines * 5;
/** Empty cells included: what a sheet of a spreadsheet can have. */
export const mostCells = 16_384;
/** In milliseconds: the largest real file takes a tenth of it on a small machine. */
export const longestReading = 20_000;
/** Of the thread that reads, in megabytes. */
export const readingMemory = 512;
