import sqlite3 from "sqlite3";

/** How the second connection opens the file: it can't write, and it doesn't make the file. */
export const openReadOnly = sqlite3.OPEN_READONLY | sqlite3.OPEN_FULLMUTEX;
