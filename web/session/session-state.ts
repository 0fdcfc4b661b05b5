import type { SessionView } from "../../shared/people/schema.ts";
import { management, staff, type Role } from "../../shared/roles.ts";
import { useTimeZone } from "../i18n/format.ts";

/** `changed`: another session, or none. `signed-in`: requests that met no session may be tried again. */
export const sessionEvents = new EventTarget();

let session: SessionView | null = null;

/** Who is signed in; pages are shown to signed-in people alone, so that they can rely on it. */
export const currentSession = (): SessionView | null => session;

export function setSession(next: SessionView | null): void {
  session = next;
  if (next) useTimeZone(next.organisation.timeZone);
  sessionEvents.dispatchEvent(new Event("changed"));
  if (next) sessionEvents.dispatchEvent(new Event("signed-in"));
}

const has = (roles: readonly Role[]) => session !== null && roles.includes(session.user.role);
export const isStaff = () => has(staff);
export const isManagement = () => has(management);
export const isAdmin = () => has(["admin"]);
