import { EntitySchema } from "typeorm";
import type { Role } from "../../shared/roles.ts";
import { flag, integer, key, maybeText, text } from "../db/columns.ts";

export interface UserRow {
  id: string;
  login: string;
  name: string;
  role: Role;
  /** A correspondent sees this commune alone. */
  communeCode: string | null;
  passwordHash: string;
  active: boolean;
  demo: boolean;
  createdAt: string;
}
export const User = new EntitySchema<UserRow>({
  name: "user",
  tableName: "account",
  columns: {
    id: key(),
    login: text(),
    name: text(),
    role: text(),
    communeCode: maybeText(),
    passwordHash: text(),
    active: flag(),
    demo: flag(),
    createdAt: text(),
  },
});

/** A signed-in browser; its id is the SHA-256 of the cookie, so that a copy of the table opens nothing. */
export interface SessionRow {
  id: string;
  userId: string;
  createdAt: string;
  expiresAt: string;
}
export const Session = new EntitySchema<SessionRow>({
  name: "session",
  columns: { id: key(), userId: text(), createdAt: text(), expiresAt: text() },
});

/** Failed attempts to sign in, by login and by address, so that guessing gets slower. */
export interface AttemptRow {
  key: string;
  failures: number;
  blockedUntil: string | null;
  lastAt: string;
}
export const Attempt = new EntitySchema<AttemptRow>({
  name: "attempt",
  tableName: "sign_in_attempt",
  columns: { key: key(), failures: integer(), blockedUntil: maybeText(), lastAt: text() },
});

export const accountEntities = [User, Session, Attempt];
