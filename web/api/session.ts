import type { SessionView } from "../../shared/people/schema.ts";
import { get, post, remove } from "./http.ts";

export const getSession = () => get<SessionView>("/session");
export const signIn = (login: string, password: string) => post<SessionView>("/session", { login, password });
export const signOut = () => remove("/session");
export const signOutEverywhere = () => remove("/sessions");
export const changePassword = (current: string, next: string) => post("/session/password", { current, next });
