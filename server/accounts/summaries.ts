import { In, type EntityManager } from "typeorm";
import { User } from "./entities.ts";

export async function userNames(em: EntityManager, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const users = await em.find(User, {
    where: { id: In([...new Set(ids)]) },
    select: { id: true, name: true },
  });
  return new Map(users.map((user) => [user.id, user.name]));
}
