import { get } from "./http.ts";

/** Is the server there? */
export const getHealth = () => get<{ status: string; version: string; engine: string }>("/health");
