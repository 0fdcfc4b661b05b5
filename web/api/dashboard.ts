import { get } from "./http.ts";

/** What waits today. */
export interface Dashboard {
  dueThisWeek: number;
  overdue: number;
  dataEnding: number;
  batchesInPreparation: number;
  toSettle: number;
}

export const getDashboard = () => get<Dashboard>("/dashboard");
