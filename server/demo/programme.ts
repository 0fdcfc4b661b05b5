import type { z } from "zod";
import type { ItemKind } from "../../shared/lifecycle.ts";
import type { offerInput } from "../../shared/top-ups/schema.ts";

/** The programme that the demonstration reproduces (DESIGN §1); the people are made up of common names. */
export const demoPassword = "demo-bip-relais";
export const demoTerritory = { kind: "epci" as const, code: "245100615" };
export const demoOrganisation = { name: "CIAS de la Grande Vallée de la Marne", prefix: "GVM" };
export const storeCommune = "51030";

export const demoAccounts = [
  { login: "admin", name: "Administrateur", role: "admin", communeCode: null },
  { login: "manager", name: "Direction du CIAS", role: "manager", communeCode: null },
  { login: "agent", name: "Agent du CIAS", role: "agent", communeCode: null },
  { login: "commune", name: "Mairie de Dizy", role: "commune", communeCode: "51210" },
  { login: "accountant", name: "Comptabilité", role: "accountant", communeCode: null },
  { login: "collector", name: "Emmaüs Connect", role: "collector", communeCode: null },
] as const;

export const models = {
  tablet: { kind: "tablet", brand: "Samsung", name: "Galaxy Tab A9+", gtin: "8806095301020" },
  cover: { kind: "cover", brand: "Samsung", name: "Book Cover Tab A9+", gtin: null },
  sim: { kind: "sim", brand: "Orange", name: "SIM prépayée Mobicarte", gtin: null },
  laptop: { kind: "laptop", brand: "Dell", name: "Latitude 5490", gtin: null },
  phone: { kind: "phone", brand: "Wiko", name: "Y62", gtin: null },
} satisfies Partial<Record<ItemKind, { kind: ItemKind; brand: string; name: string; gtin: string | null }>>;
export type DemoModel = keyof typeof models;

/** In cents, including tax: 7 900 € in all. */
export const programmePrices = { tablets: 433_500, covers: 36_000, internet: 320_500 };

export const offers: z.input<typeof offerInput>[] = [
  {
    operator: "Orange",
    name: "Recharge 5 Go",
    amount: 500,
    dataMegabytes: 5000,
    validityDays: 30,
    favourite: true,
  },
  {
    operator: "Orange",
    name: "Recharge 20 Go",
    amount: 1000,
    dataMegabytes: 20_000,
    validityDays: 60,
    favourite: true,
  },
  {
    operator: "Orange",
    name: "Internet 1 an",
    amount: 9000,
    dataMegabytes: 120_000,
    validityDays: 365,
    favourite: true,
  },
  {
    operator: "Emmaüs Connect",
    name: "Recharge solidaire 10 Go",
    amount: 0,
    dataMegabytes: 10_000,
    validityDays: 30,
    favourite: true,
  },
];

export const firstNames = [
  "Jeanne",
  "Marcel",
  "Nadia",
  "Bernard",
  "Sylvie",
  "Mohamed",
  "Denise",
  "Alain",
  "Fatima",
  "Gérard",
  "Monique",
  "Joël",
  "Claudine",
  "Roger",
  "Zohra",
  "Patrick",
  "Simone",
  "Hervé",
  "Aïcha",
  "Daniel",
  "Yvette",
  "Michel",
  "Léa",
  "Francis",
  "Odile",
];
export const lastNames = [
  "Martin",
  "Lefèvre",
  "Benali",
  "Rousseau",
  "Petit",
  "Haddad",
  "Moreau",
  "Girard",
  "N’Diaye",
  "Lambert",
  "Fontaine",
  "Chevalier",
  "Robin",
  "Da Silva",
  "Caron",
  "Masson",
  "Noël",
  "Picard",
  "Diallo",
  "Marchand",
  "Blanchard",
  "Dupuis",
  "Colin",
  "Renard",
  "Barbier",
  "Aubry",
];

/** Beginnings relative to today, in days; each cohort meets twelve times, one meeting a week. */
export const cohorts = [
  { name: "Session 1", startsIn: -500, members: 17, known: 8 },
  { name: "Session 2", startsIn: -250, members: 17, known: 9 },
  { name: "Session 3", startsIn: -50, members: 16, known: 9 },
];
export const nextCohort = { name: "Session 4 (liste d’attente)", startsIn: 60, waiting: 5 };

export const counts = { tablets: 15, sims: 20, topUps: 40 };
