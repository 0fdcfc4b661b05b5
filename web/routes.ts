import { html, type TemplateResult } from "lit";
import { bookkeeping, everyone, management, staff, type Role } from "../shared/roles.ts";
import type { IconName } from "./components/icons.ts";

type Params = Record<string, string | undefined>;

export interface PageRoute {
  path: string;
  load: () => Promise<unknown>;
  render: (params: Params) => TemplateResult;
  /** Who may see it; staff where nothing is said. The server decides in any case. */
  roles?: readonly Role[];
}

const admin: readonly Role[] = ["admin"];

/** Every page of the application: one path, one element, loaded when it is first opened. */
export const pages: readonly PageRoute[] = [
  { path: "/", load: () => import("./desk/desk-page.ts"), render: () => html`<bip-desk></bip-desk>` },
  {
    path: "/materiel",
    load: () => import("./stock/items-page.ts"),
    render: () => html`<bip-items-page></bip-items-page>`,
  },
  {
    path: "/materiel/nouveau",
    load: () => import("./stock/receive-page.ts"),
    render: () => html`<bip-receive-page></bip-receive-page>`,
  },
  {
    path: "/materiel/recevoir",
    load: () => import("./receiving/receiving-page.ts"),
    render: () => html`<bip-receiving-page></bip-receiving-page>`,
  },
  {
    path: "/achats/:id/recevoir",
    load: () => import("./receiving/receiving-page.ts"),
    render: ({ id }) => html`<bip-receiving-page purchaseId=${id ?? ""}></bip-receiving-page>`,
  },
  {
    path: "/materiel/importer",
    load: () => import("./imports/import-start-page.ts"),
    render: () => html`<bip-import-start-page></bip-import-start-page>`,
  },
  {
    path: "/materiel/importer/:id",
    load: () => import("./imports/import-page.ts"),
    render: ({ id }) => html`<bip-import-page importId=${id ?? ""}></bip-import-page>`,
  },
  {
    path: "/materiel/:id",
    load: () => import("./stock/item-page.ts"),
    render: ({ id }) => html`<bip-item-page itemId=${id ?? ""}></bip-item-page>`,
  },
  {
    path: "/cartes-sim",
    load: () => import("./stock/sims-page.ts"),
    render: () => html`<bip-sims-page></bip-sims-page>`,
  },
  {
    path: "/personnes",
    load: () => import("./people/people-page.ts"),
    render: () => html`<bip-people-page></bip-people-page>`,
  },
  {
    path: "/personnes/nouvelle",
    load: () => import("./people/person-form-page.ts"),
    render: () => html`<bip-person-form-page></bip-person-form-page>`,
  },
  {
    path: "/personnes/:id",
    load: () => import("./people/person-page.ts"),
    render: ({ id }) => html`<bip-person-page personId=${id ?? ""}></bip-person-page>`,
  },
  {
    path: "/personnes/:id/modifier",
    load: () => import("./people/person-form-page.ts"),
    render: ({ id }) => html`<bip-person-form-page personId=${id ?? ""}></bip-person-form-page>`,
  },
  {
    path: "/prets",
    load: () => import("./loans/loans-page.ts"),
    render: () => html`<bip-loans-page></bip-loans-page>`,
  },
  {
    path: "/prets/:id",
    load: () => import("./loans/loan-page.ts"),
    render: ({ id }) => html`<bip-loan-page loanId=${id ?? ""}></bip-loan-page>`,
  },
  {
    path: "/recharges",
    load: () => import("./top-ups/top-ups-page.ts"),
    render: () => html`<bip-top-ups-page></bip-top-ups-page>`,
  },
  {
    path: "/recharges/coupons",
    load: () => import("./top-ups/vouchers-page.ts"),
    render: () => html`<bip-vouchers-page></bip-vouchers-page>`,
  },
  {
    path: "/recharges/coupons/:id",
    load: () => import("./top-ups/voucher-page.ts"),
    render: ({ id }) => html`<bip-voucher-page voucherId=${id ?? ""}></bip-voucher-page>`,
  },
  {
    path: "/lots",
    load: () => import("./recycling/batches-page.ts"),
    render: () => html`<bip-batches-page></bip-batches-page>`,
  },
  {
    path: "/lots/:id",
    load: () => import("./recycling/batch-page.ts"),
    render: ({ id }) => html`<bip-batch-page batchId=${id ?? ""}></bip-batch-page>`,
  },
  {
    path: "/achats",
    roles: bookkeeping,
    load: () => import("./purchases/purchases-page.ts"),
    render: () => html`<bip-purchases-page></bip-purchases-page>`,
  },
  {
    path: "/achats/nouveau",
    load: () => import("./purchases/purchase-form-page.ts"),
    render: () => html`<bip-purchase-form-page></bip-purchase-form-page>`,
  },
  {
    path: "/achats/:id",
    roles: bookkeeping,
    load: () => import("./purchases/purchase-page.ts"),
    render: ({ id }) => html`<bip-purchase-page purchaseId=${id ?? ""}></bip-purchase-page>`,
  },
  {
    path: "/achats/:id/modifier",
    load: () => import("./purchases/purchase-form-page.ts"),
    render: ({ id }) => html`<bip-purchase-form-page purchaseId=${id ?? ""}></bip-purchase-form-page>`,
  },
  {
    path: "/achats/:id/rattacher",
    load: () => import("./purchases/attach-page.ts"),
    render: ({ id }) => html`<bip-attach-page purchaseId=${id ?? ""}></bip-attach-page>`,
  },
  {
    path: "/registre",
    roles: bookkeeping,
    load: () => import("./register/register-page.ts"),
    render: () => html`<bip-register-page></bip-register-page>`,
  },
  {
    path: "/registre/coupons",
    roles: bookkeeping,
    load: () => import("./register/voucher-stock-page.ts"),
    render: () => html`<bip-voucher-stock-page></bip-voucher-stock-page>`,
  },
  {
    path: "/financeurs",
    roles: bookkeeping,
    load: () => import("./register/funders-page.ts"),
    render: () => html`<bip-funders-page></bip-funders-page>`,
  },
  {
    path: "/a-resoudre",
    load: () => import("./inbox/inbox-page.ts"),
    render: () => html`<bip-inbox-page></bip-inbox-page>`,
  },
  {
    path: "/reglages",
    load: () => import("./settings/settings-page.ts"),
    render: () => html`<bip-settings-page></bip-settings-page>`,
  },
  {
    path: "/reglages/organisation",
    roles: admin,
    load: () => import("./settings/organisation-page.ts"),
    render: () => html`<bip-organisation-page></bip-organisation-page>`,
  },
  {
    path: "/reglages/offres",
    roles: management,
    load: () => import("./settings/offers-page.ts"),
    render: () => html`<bip-offers-page></bip-offers-page>`,
  },
  {
    path: "/reglages/modeles",
    load: () => import("./settings/models-page.ts"),
    render: () => html`<bip-models-page></bip-models-page>`,
  },
  {
    path: "/reglages/lieux",
    load: () => import("./settings/sites-page.ts"),
    render: () => html`<bip-sites-page></bip-sites-page>`,
  },
  {
    path: "/reglages/sessions",
    load: () => import("./settings/cohorts-page.ts"),
    render: () => html`<bip-cohorts-page></bip-cohorts-page>`,
  },
  {
    path: "/reglages/sessions/:id",
    load: () => import("./settings/cohort-page.ts"),
    render: ({ id }) => html`<bip-cohort-page cohortId=${id ?? ""}></bip-cohort-page>`,
  },
  {
    path: "/reglages/kits",
    load: () => import("./settings/kits-page.ts"),
    render: () => html`<bip-kits-page></bip-kits-page>`,
  },
  {
    path: "/reglages/comptes",
    roles: admin,
    load: () => import("./settings/users-page.ts"),
    render: () => html`<bip-users-page></bip-users-page>`,
  },
  {
    path: "/reglages/comptabilite",
    roles: management,
    load: () => import("./settings/accounting-page.ts"),
    render: () => html`<bip-accounting-page></bip-accounting-page>`,
  },
  {
    path: "/reglages/impressions",
    load: () => import("./settings/prints-page.ts"),
    render: () => html`<bip-prints-page></bip-prints-page>`,
  },
  {
    path: "/reglages/lecteur",
    load: () => import("./settings/reader-page.ts"),
    render: () => html`<bip-reader-page></bip-reader-page>`,
  },
  {
    path: "/compte",
    roles: everyone,
    load: () => import("./session/account-page.ts"),
    render: () => html`<bip-account-page></bip-account-page>`,
  },
  {
    path: "/plus",
    roles: bookkeeping,
    load: () => import("./session/more-page.ts"),
    render: () => html`<bip-more-page></bip-more-page>`,
  },
  {
    path: "/etiquettes",
    load: () => import("./labels/labels-page.ts"),
    render: () => html`<bip-labels-page></bip-labels-page>`,
  },
  {
    path: "/cartes",
    load: () => import("./labels/cards-page.ts"),
    render: () => html`<bip-cards-page></bip-cards-page>`,
  },
  {
    path: "/e/:code",
    load: () => import("./stock/label-page.ts"),
    render: ({ code }) => html`<bip-label-page code=${code ?? ""}></bip-label-page>`,
  },
];

export const mayOpen = (page: PageRoute, role: Role): boolean => (page.roles ?? staff).includes(role);

/** Roles that have pages of their own; the others are told that theirs are to come. */
export const hasPages = (role: Role): boolean => bookkeeping.includes(role);

/** Where somebody starts: staff at the desk, an accountant at the register. */
export const homeOf = (role: Role): string => (staff.includes(role) ? "/" : "/registre");

export interface NavigationEntry {
  href: string;
  label: string;
  icon: IconName;
  /** In the bar at the foot of a phone; the others are behind « Plus ». */
  first: boolean;
}

const entries: readonly NavigationEntry[] = [
  { href: "/", label: "Bureau", icon: "scan-barcode", first: true },
  { href: "/materiel", label: "Matériel", icon: "tablet", first: true },
  { href: "/cartes-sim", label: "Cartes SIM", icon: "card-sim", first: false },
  { href: "/personnes", label: "Personnes", icon: "users", first: true },
  { href: "/prets", label: "Prêts", icon: "handshake", first: true },
  { href: "/recharges", label: "Recharges", icon: "coins", first: false },
  { href: "/lots", label: "Lots", icon: "recycle", first: false },
  { href: "/etiquettes", label: "Étiquettes", icon: "tag", first: false },
  { href: "/achats", label: "Achats", icon: "receipt-text", first: false },
  { href: "/registre", label: "Registre", icon: "book-open-check", first: false },
  { href: "/financeurs", label: "Financeurs", icon: "hand-coins", first: false },
  { href: "/a-resoudre", label: "À résoudre", icon: "inbox", first: false },
  { href: "/reglages", label: "Réglages", icon: "settings", first: false },
];

/** The entries that a role may open; where they are few, all of them are at hand. */
export function navigationOf(role: Role): NavigationEntry[] {
  const open = entries.filter(({ href }) => pages.some((page) => page.path === href && mayOpen(page, role)));
  return open.length > 5 ? open : open.map((entry) => ({ ...entry, first: true }));
}

/** The entry under which a page stands. */
export function sectionOf(pathname: string): string {
  const found = entries.find(
    ({ href }) => href !== "/" && (pathname === href || pathname.startsWith(`${href}/`)),
  );
  return found?.href ?? (pathname === "/" ? "/" : "");
}
