import { html } from "lit";
import { leave } from "./session/leave.ts";
import "./components/icon.ts";
import "./components/page.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

export const brand = () =>
  html`<div class="brand">
    <img src="/icon.svg" alt="" width="64" height="64" />
    <h1>Bip Relais</h1>
  </div>`;

/** To somebody whose role has no pages yet. */
export const closedSpace = (name = "") =>
  html`<main class="alone">
    ${brand()}
    <div class="sheet stack">
      <h2>Votre espace n’est pas encore ouvert</h2>
      <p>Vous êtes bien connecté, ${name}. Les écrans de votre rôle arrivent dans une prochaine version.</p>
      <wa-button variant="brand" @click=${leave}
        ><bip-icon slot="start" name="log-out"></bip-icon>Se déconnecter</wa-button
      >
    </div>
  </main>`;

export const reservedPage = () =>
  html`<bip-page heading="Page réservée">
    <p>Cette page n’est pas ouverte à votre rôle. Demandez à un administrateur si vous en avez besoin.</p>
  </bip-page>`;

export const unknownPage = () =>
  html`<bip-page heading="Page introuvable">
    <p>Cette adresse ne mène à rien. <a href="/">Revenir au début</a></p>
  </bip-page>`;

export const lostLine = () =>
  html`<p class="banner lost" role="status">
    <bip-icon name="wifi-off"></bip-icon>Connexion perdue. Nouvel essai toutes les cinq secondes…
  </p>`;
