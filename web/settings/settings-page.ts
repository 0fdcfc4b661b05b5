import { css, html, LitElement } from "lit";
import { customElement } from "lit/decorators.js";
import type { IconName } from "../components/icons.ts";
import { mayOpen, pages } from "../routes.ts";
import { currentSession } from "../session/session-state.ts";
import { blocks, elements } from "../styles/shared.ts";
import "../components/page.ts";

interface Entry {
  href: string;
  icon: IconName;
  title: string;
  text: string;
}

const entries: Entry[] = [
  {
    href: "/reglages/sessions",
    icon: "graduation-cap",
    title: "Sessions d’ateliers",
    text: "Participants et liste d’attente.",
  },
  {
    href: "/reglages/offres",
    icon: "coins",
    title: "Offres de recharge",
    text: "Vos offres favorites deviennent des boutons du bureau.",
  },
  {
    href: "/reglages/modeles",
    icon: "tablet",
    title: "Modèles",
    text: "Marques et modèles de votre matériel.",
  },
  { href: "/reglages/lieux", icon: "store", title: "Lieux", text: "Où le matériel est rangé." },
  {
    href: "/reglages/kits",
    icon: "package",
    title: "Kits",
    text: "Une tablette et ce qui va avec, prêtés d’un seul bip.",
  },
  {
    href: "/reglages/impressions",
    icon: "printer",
    title: "Étiquettes et cartes",
    text: "Cartes de commande, étiquettes, cartes des personnes.",
  },
  {
    href: "/reglages/lecteur",
    icon: "scan-barcode",
    title: "Essayer mon lecteur",
    text: "Voir ce que le lecteur envoie, le régler ; sons et vibrations.",
  },
  {
    href: "/reglages/comptabilite",
    icon: "calculator",
    title: "Comptabilité",
    text: "Comptes d’imputation et seuil d’investissement.",
  },
  {
    href: "/reglages/organisation",
    icon: "house",
    title: "Organisation",
    text: "Nom, durée des prêts, lieu habituel.",
  },
  {
    href: "/reglages/comptes",
    icon: "key-round",
    title: "Comptes",
    text: "Qui peut se connecter, et avec quel rôle.",
  },
  { href: "/compte", icon: "user", title: "Mon compte", text: "Mot de passe et déconnexion." },
];

@customElement("bip-settings-page")
export class BipSettingsPage extends LitElement {
  static override styles = [
    elements,
    blocks,
    css`
      a {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0.125rem 1rem;
        align-items: center;
        height: 100%;
        padding: 1rem 1.125rem;
        background: var(--bip-sheet);
        border: 1px solid var(--bip-line);
        border-radius: var(--bip-radius-large);
        color: inherit;
        text-decoration: none;
      }
      a:hover {
        border-color: var(--bip-accent);
      }
      bip-icon {
        grid-row: span 2;
        font-size: 1.4rem;
        color: var(--bip-link);
      }
      strong {
        font-size: 1.0625rem;
      }
    `,
  ];

  override render() {
    const role = currentSession()?.user.role;
    const open = entries.filter(({ href }) =>
      pages.some((page) => page.path === href && role && mayOpen(page, role)),
    );
    return html`<bip-page heading="Réglages">
      <ul class="tiles">
        ${open.map(
          ({ href, icon, title, text }) =>
            html`<li>
              <a href=${href}
                ><bip-icon name=${icon}></bip-icon><strong>${title}</strong
                ><span class="quiet">${text}</span></a
              >
            </li>`,
        )}
      </ul>
    </bip-page>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-settings-page": BipSettingsPage;
  }
}
