import type { SetUpInput, TerritoryDetail, TerritoryKind } from "../api/set-up.ts";
import type { FormErrors } from "../components/form-controller.ts";

export type SetUpValues = {
  step: string;
  name: string;
  prefix: string;
  /** `epci:245100615`, `commune:51013`. */
  territory: string;
  territoryName: string;
  adminName: string;
  login: string;
  password: string;
  again: string;
  storeName: string;
  storeCommune: string;
  otherSites: string[];
  demoData: boolean;
};

export const steps = [
  { title: "Votre organisation", fields: ["name", "prefix"] },
  { title: "Votre territoire", fields: ["territory"] },
  { title: "Votre compte d’administrateur", fields: ["adminName", "login", "password", "again"] },
  { title: "Vos lieux", fields: ["storeName", "storeCommune"] },
  { title: "Données de démonstration", fields: [] },
] as const satisfies readonly { title: string; fields: readonly (keyof SetUpValues)[] }[];

export const emptySetUp = (): SetUpValues => ({
  step: "0",
  name: "",
  prefix: "",
  territory: "",
  territoryName: "",
  adminName: "",
  login: "",
  password: "",
  again: "",
  storeName: "Réserve",
  storeCommune: "",
  otherSites: [],
  demoData: false,
});

const prefixShape = /^[A-Z][A-Z0-9]{1,7}$/;
const loginShape = /^[a-z0-9][a-z0-9._@-]{1,59}$/;

export function checkSetUp(values: SetUpValues): FormErrors<SetUpValues> {
  const { prefix, login, password, again } = values;
  return {
    prefix:
      prefix && !prefixShape.test(prefix.trim().toUpperCase())
        ? "De 2 à 8 lettres ou chiffres, sans accent ni espace, en commençant par une lettre."
        : undefined,
    login:
      login && !loginShape.test(login.trim().toLowerCase())
        ? "Au moins deux lettres ou chiffres, sans accent ni espace (point, tiret et @ sont permis)."
        : undefined,
    password:
      password && password.length < 12
        ? "Douze caractères au moins\u00a0: une courte phrase convient très bien."
        : undefined,
    again: again && again !== password ? "Ce n’est pas le même mot de passe." : undefined,
  };
}

/** A few letters that remind of the name: « Grande Vallée de la Marne » gives GVM. */
export function prefixFor(name: string): string {
  const small = /^(de|du|des|la|le|les|et|d|l|en|sur|sous|à|au|aux)$/i;
  const words = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word && !small.test(word));
  const isAcronym = (word: string) => word.length > 1 && word.length <= 6 && word === word.toUpperCase();
  const proper = words.filter((word) => !isAcronym(word));
  const initials = proper.length > 1 ? proper : words;
  return initials
    .map((word) => (isAcronym(word) ? word : word.charAt(0)))
    .join("")
    .toUpperCase()
    .replace(/^[0-9]+/, "")
    .slice(0, 8);
}

export const territoryOf = (value: string) => {
  const [kind = "epci", code = ""] = value.split(":");
  return { kind: kind as TerritoryKind, code };
};

/** The commune where the store most likely is: the most populated one. */
export function likelySeat(territory: TerritoryDetail): string {
  const [largest] = [...territory.communes].sort(
    (one, other) => (other.population ?? 0) - (one.population ?? 0),
  );
  return largest?.code ?? "";
}

export function setUpInput(values: SetUpValues, token: string, territory: TerritoryDetail): SetUpInput {
  const communes = new Map(territory.communes.map((commune) => [commune.code, commune.name]));
  return {
    token,
    organisation: { name: values.name.trim(), prefix: values.prefix.trim().toUpperCase() },
    territory: territoryOf(values.territory),
    administrator: {
      name: values.adminName.trim(),
      login: values.login.trim().toLowerCase(),
      password: values.password,
    },
    sites: [
      { name: values.storeName.trim(), communeCode: values.storeCommune },
      ...values.otherSites
        .filter((code) => communes.has(code))
        .map((code) => ({ name: `${communes.get(code) ?? code} (mairie)`, communeCode: code })),
    ],
    demoData: values.demoData,
  };
}

const fieldsByPath: Record<string, keyof SetUpValues> = {
  "organisation.name": "name",
  "organisation.prefix": "prefix",
  "territory.code": "territory",
  "administrator.name": "adminName",
  "administrator.login": "login",
  "administrator.password": "password",
  "sites.0.name": "storeName",
  "sites.0.communeCode": "storeCommune",
};
export const setUpField = (path: string): string => fieldsByPath[path] ?? path;
