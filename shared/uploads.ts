/** What a file that someone sends may be at most, in bytes: « 10 Mo ». */
export const largestUpload = 10 * 1024 * 1024;
