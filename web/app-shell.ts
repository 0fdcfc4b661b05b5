import { Router } from "@lit-labs/router";
import { html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { httpEvents } from "./api/http.ts";
import { asProblem, ProblemError } from "./api/problem.ts";
import { getSession } from "./api/session.ts";
import { shellStyles } from "./app-shell-styles.ts";
import { focusNextTitle } from "./components/page.ts";
import { navigate } from "./navigation.ts";
import { tabStorage } from "./offline/kept-work.ts";
import { hasPages, homeOf, mayOpen, navigationOf, pages, sectionOf, type PageRoute } from "./routes.ts";
import { openPairDialog, pairingEvents } from "./pairing/open-pair-dialog.ts";
import { ElsewhereController } from "./scanner/elsewhere-controller.ts";
import { ConnectionController } from "./session/connection-controller.ts";
import { forgetOthers } from "./session/forget.ts";
import { leave, leaveEverywhere } from "./session/leave.ts";
import { currentSession, sessionEvents, setSession } from "./session/session-state.ts";
import { brand, closedSpace, lostLine, reservedPage, unknownPage } from "./shell-screens.ts";
import { blocks, elements } from "./styles/shared.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";
import "@awesome.me/webawesome/dist/components/dropdown/dropdown.js";
import "@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js";
import "@awesome.me/webawesome/dist/components/spinner/spinner.js";
import "./components/dialog.ts";
import "./components/icon.ts";
import "./components/problem-box.ts";
import "./components/toast.ts";
import "./pairing/phone-link.ts";
import "./scanner/drop-veil.ts";
import "./session/sign-in.ts";

type Phase = "asking" | "ready" | "sign-in" | "set-up" | "failed";

/** The frame around every page: who is signed in, where one is, what the connection does. */
@customElement("bip-app")
export class BipApp extends LitElement {
  static override styles = [elements, blocks, shellStyles];

  @state() private phase: Phase = "asking";
  @state() private problem: ProblemError | null = null;
  /** The session ended under an open page: it stays as it is behind the sign-in. */
  @state() private interrupted = false;
  /** The way to pair a phone is open. */
  @state() private pairing = false;
  @state() private loadProblem: ProblemError | null = null;
  readonly #connection = new ConnectionController(this);
  readonly #router = new Router(
    this,
    pages.map((page) => ({
      path: page.path,
      enter: () => this.#enter(page),
      render: (params) => this.#show(page, params),
    })),
    { fallback: { enter: () => this.#arrive(), render: () => this.#unknown() } },
  );
  readonly #elsewhere = new ElsewhereController(this, {
    scan: (code) =>
      void import("./session/scanned-elsewhere.ts").then(({ scannedElsewhere }) => scannedElsewhere(code)),
    photos: (files) =>
      void import("./session/scanned-elsewhere.ts").then(({ photosElsewhere }) => photosElsewhere(files)),
  });
  #arrivals = 0;

  override connectedCallback() {
    super.connectedCallback();
    httpEvents.addEventListener("signed-out", this.#signedOut);
    sessionEvents.addEventListener("changed", this.#sessionChanged);
    pairingEvents.addEventListener("open", this.#openPairing);
    void this.#begin();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    httpEvents.removeEventListener("signed-out", this.#signedOut);
    sessionEvents.removeEventListener("changed", this.#sessionChanged);
    pairingEvents.removeEventListener("open", this.#openPairing);
  }

  readonly #begin = async () => {
    this.phase = "asking";
    try {
      setSession(await getSession());
    } catch (error) {
      this.problem = asProblem(error);
      if (this.problem.code === "not-signed-in") {
        forgetOthers(tabStorage, null);
        this.phase = "sign-in";
      } else if (this.problem.code === "set-up-needed") await this.#openSetUp();
      else this.phase = "failed";
    }
  };

  readonly #openPairing = async () => {
    await import("./pairing/pair-dialog.ts");
    this.pairing = true;
  };

  async #openSetUp() {
    await import("./set-up/set-up-page.ts");
    this.phase = "set-up";
  }

  readonly #signedOut = () => {
    if (currentSession()) this.interrupted = true;
  };

  readonly #sessionChanged = () => {
    this.interrupted = false;
    this.phase = currentSession() ? "ready" : "sign-in";
    const session = currentSession();
    if (session) forgetOthers(tabStorage, session.user.id);
    if (session && /^\/(connexion|installation)?$/.test(location.pathname)) {
      const home = homeOf(session.user.role);
      if (location.pathname !== home) navigate(home, { replace: true });
    }
    if (this.phase === "sign-in") document.title = "Connexion – Bip Relais";
    this.requestUpdate();
  };

  async #enter(page: PageRoute): Promise<boolean> {
    try {
      await page.load();
      this.loadProblem = null;
    } catch {
      this.loadProblem = new ProblemError(
        "offline",
        "Cette page n’a pas pu être chargée. Vérifiez la connexion, puis réessayez.",
      );
    }
    return this.#arrive();
  }

  /** The first page opens as the browser opens pages; from then on the focus goes to each new title. */
  #arrive(): boolean {
    if (this.#arrivals++ > 0) {
      focusNextTitle();
      window.scrollTo(0, 0);
    }
    return true;
  }

  override render() {
    return html`${this.#connection.lost ? lostLine() : nothing} ${this.#body()} <bip-toasts></bip-toasts
      ><bip-questions></bip-questions>`;
  }

  #body() {
    switch (this.phase) {
      case "asking":
        return html`<p class="centre" role="status"><wa-spinner></wa-spinner>Chargement…</p>`;
      case "failed":
        return html`<main class="alone">
          ${brand()}
          <bip-problem .problem=${this.problem} retry @bip-retry=${this.#begin}></bip-problem>
        </main>`;
      case "set-up":
        return html`<main><bip-set-up></bip-set-up></main>`;
      case "sign-in":
        return html`<main class="alone">
          ${brand()}
          <div class="sheet"><bip-sign-in></bip-sign-in></div>
        </main>`;
      case "ready":
        return this.#isOpenToThem ? this.#app() : closedSpace(currentSession()?.user.name);
    }
  }

  get #isOpenToThem() {
    const session = currentSession();
    return session !== null && hasPages(session.user.role);
  }

  #app() {
    const session = currentSession();
    return html`
      <div role="navigation" aria-label="Accès direct">
        <button type="button" class="skip" @click=${this.#skip}>Aller au contenu</button>
      </div>
      <div class="app">
        ${this.#navigation()}
        <main id="contenu" tabindex="-1">
          <bip-phone-link class="narrow"></bip-phone-link>
          ${
            session?.organisation.demo
              ? html`<p class="banner">
                  <bip-icon name="info"></bip-icon>Démonstration : n’enregistrez ici aucune vraie personne.
                </p>`
              : nothing
          }
          ${
            this.loadProblem
              ? html`<bip-problem
                  .problem=${this.loadProblem}
                  retry
                  @bip-retry=${() => location.reload()}
                ></bip-problem>`
              : keyed(session?.user.id, this.#router.outlet())
          }
        </main>
      </div>
      ${
        this.pairing
          ? html`<bip-pair-dialog @bip-close=${() => (this.pairing = false)}></bip-pair-dialog>`
          : nothing
      }
      ${this.#elsewhere.isOffered ? html`<bip-drop-veil></bip-drop-veil>` : nothing} ${this.#signInAgain()}
    `;
  }

  #navigation() {
    const here = sectionOf(location.pathname);
    const role = currentSession()?.user.role;
    const navigation = role ? navigationOf(role) : [];
    const behindMore =
      location.pathname === "/plus" || !navigation.some(({ first, href }) => first && href === here);
    return html`<nav aria-label="Menu principal">
      <div class="brand"><img src="/icon.svg" alt="" width="36" height="36" />Bip Relais</div>
      <bip-phone-link class="wide"></bip-phone-link>
      <ul>
        ${navigation.map(
          ({ href, label, icon, first }) =>
            html`<li class=${first ? "" : "later"}>
              <a href=${href} aria-current=${href === here ? "page" : nothing}
                ><bip-icon name=${icon}></bip-icon>${label}</a
              >
            </li>`,
        )}
        <li class="more">
          <a href="/plus" aria-current=${behindMore ? "page" : nothing}
            ><bip-icon name="ellipsis"></bip-icon>Plus</a
          >
        </li>
      </ul>
      <div class="user">${this.#userMenu()}</div>
    </nav>`;
  }

  #userMenu() {
    return html`<wa-dropdown placement="top-start" @wa-select=${this.#userChoice}>
      <wa-button slot="trigger" appearance="plain" with-caret
        ><bip-icon slot="start" name="user"></bip-icon>${currentSession()?.user.name}</wa-button
      >
      <wa-dropdown-item value="account">Mon compte et mot de passe</wa-dropdown-item>
      <wa-dropdown-item value="phone">Utiliser mon téléphone comme lecteur</wa-dropdown-item>
      <wa-dropdown-item value="leave">Se déconnecter</wa-dropdown-item>
      <wa-dropdown-item value="leave-everywhere">Se déconnecter partout</wa-dropdown-item>
    </wa-dropdown>`;
  }

  #signInAgain() {
    return html`<bip-dialog
      heading="Reconnectez-vous"
      ?open=${this.interrupted}
      @bip-close=${() => (this.interrupted = false)}
    >
      <div class="stack">
        <p>Votre session est terminée. Ce que vous avez tapé est toujours là.</p>
        ${
          this.interrupted
            ? html`<bip-sign-in login=${currentSession()?.user.login ?? ""}></bip-sign-in>`
            : nothing
        }
      </div>
    </bip-dialog>`;
  }

  #show(page: PageRoute, params: Record<string, string | undefined>) {
    const role = currentSession()?.user.role;
    if (role && !mayOpen(page, role)) return reservedPage();
    return keyed(location.pathname, page.render(params));
  }

  #unknown() {
    return unknownPage();
  }

  #skip() {
    this.renderRoot.querySelector<HTMLElement>("#contenu")?.focus();
  }

  #userChoice(event: CustomEvent<{ item: { value: string } }>) {
    const { value } = event.detail.item;
    if (value === "account") navigate("/compte");
    else if (value === "phone") openPairDialog();
    else void (value === "leave" ? leave() : leaveEverywhere());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-app": BipApp;
  }
}
