import { css, html, LitElement } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { SessionView } from "../../shared/people/schema.ts";
import { asProblem, type ProblemError } from "../api/problem.ts";
import {
  getTerritory,
  searchTerritories,
  setUp,
  type TerritoryDetail,
  type TerritorySource,
} from "../api/set-up.ts";
import type { ComboboxOption } from "../components/combobox.ts";
import { FormController } from "../components/form-controller.ts";
import { countOf } from "../i18n/words.ts";
import { navigate } from "../navigation.ts";
import { setSession } from "../session/session-state.ts";
import { blocks, elements, forms } from "../styles/shared.ts";
import {
  checkSetUp,
  emptySetUp,
  likelySeat,
  prefixFor,
  setUpField,
  setUpInput,
  steps,
  territoryOf,
  type SetUpValues,
} from "./set-up-form.ts";
import { setUpStep } from "./set-up-steps.ts";
import "../components/page.ts";
import "../components/problem-box.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";

/** The first start: who we are, where, who administers, where the equipment is kept. */
@customElement("bip-set-up")
export class BipSetUp extends LitElement {
  static override styles = [
    elements,
    blocks,
    forms,
    css`
      bip-page {
        max-width: 48rem;
      }
      .progress {
        display: flex;
        gap: 0.375rem;
        margin-bottom: 1.25rem;
        padding: 0;
        list-style: none;
      }
      .progress li {
        flex: 1;
        height: 0.5rem;
        border-radius: 0.25rem;
        background: var(--bip-line);
      }
      .progress .passed {
        background: var(--bip-accent);
      }
      form {
        max-width: none;
      }
      .sheet {
        padding: 1.25rem;
      }
      h2:focus {
        outline: none;
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0.75rem;
      }
    `,
  ];

  readonly #token = new URLSearchParams(location.search).get("token") ?? "";
  readonly #form = new FormController<SetUpValues>(this, {
    draft: () => "set-up",
    initial: emptySetUp,
    secret: ["password", "again"],
    required: [
      "name",
      "prefix",
      "territory",
      "adminName",
      "login",
      "password",
      "again",
      "storeName",
      "storeCommune",
    ],
    check: checkSetUp,
    fieldOf: setUpField,
    send: async (values) => {
      if (this.territory) this.session = await setUp(setUpInput(values, this.#token, this.territory));
    },
  });
  @state() private territory: TerritoryDetail | null = null;
  @state() private territoryProblem: ProblemError | null = null;
  @state() private source: TerritorySource | null = null;
  @state() private session: SessionView | null = null;

  override connectedCallback() {
    super.connectedCallback();
    const { step, password, territory } = this.#form.values;
    // A password is never kept: after a reload it is asked for again, before anything that comes after it.
    if (Number(step) > 2 && !password) this.#form.set("step", "2");
    if (territory) void this.#readTerritory(territory);
  }

  override render() {
    if (!this.#token) return this.#withoutLink();
    if (this.session) return this.#done(this.session);
    const step = this.#step;
    return html`<bip-page heading="Installer Bip Relais">
      <p class="visually-hidden">Étape ${step + 1} sur ${steps.length}</p>
      <ol class="progress" aria-hidden="true">
        ${steps.map((_, index) => html`<li class=${index <= step ? "passed" : ""}></li>`)}
      </ol>
      <form class="sheet" novalidate @submit=${this.#next}>
        <h2 tabindex="-1">${step + 1}. ${steps[step]?.title}</h2>
        ${setUpStep(step, this.#form, {
          territory: this.territory,
          source: this.source,
          search: this.#searchTerritory,
          choose: this.#chooseTerritory,
        })}
        <bip-problem .problem=${this.#form.problem ?? this.territoryProblem}></bip-problem>
        <div class="foot">
          ${
            step > 0
              ? html`<wa-button appearance="outlined" @click=${() => this.#go(step - 1)}
                  ><bip-icon slot="start" name="arrow-left"></bip-icon>Revenir</wa-button
                >`
              : html`<span></span>`
          }
          <wa-button type="submit" variant="brand" ?loading=${this.#form.busy}
            >${step === steps.length - 1 ? "Terminer l’installation" : "Continuer"}</wa-button
          >
        </div>
      </form>
    </bip-page>`;
  }

  get #step() {
    return Math.min(Number(this.#form.values.step) || 0, steps.length - 1);
  }

  #withoutLink() {
    return html`<bip-page heading="Installer Bip Relais">
      <div class="sheet stack">
        <p>
          Bip Relais vient d’être mis en route et attend son premier administrateur. Ouvrez
          <strong>le lien d’installation</strong> qui s’affiche là où Bip Relais a été démarré.
        </p>
        <p class="quiet">Ce lien ne sert qu’une fois : il prouve que c’est bien vous qui installez.</p>
      </div>
    </bip-page>`;
  }

  #done(session: SessionView) {
    const open = (path: string) => () => {
      setSession(session);
      navigate(path, { replace: true });
    };
    return html`<bip-page heading="Tout est prêt">
      <div class="sheet stack">
        <p>
          <strong>${session.organisation.name}</strong> peut commencer. Le plus simple : enregistrez une
          première tablette, collez son étiquette, puis prêtez-la en la bipant.
        </p>
        <div class="row">
          <wa-button variant="brand" @click=${open("/materiel/nouveau")}
            ><bip-icon slot="start" name="plus"></bip-icon>Enregistrer une première tablette</wa-button
          >
          <wa-button appearance="outlined" @click=${open("/")}>Ouvrir le bureau</wa-button>
        </div>
      </div>
    </bip-page>`;
  }

  readonly #searchTerritory = async (q: string): Promise<ComboboxOption[]> => {
    const { items, source } = await searchTerritories(q, this.#token);
    this.source = source;
    return items.map((item) => ({
      value: `${item.kind}:${item.code}`,
      label: item.name,
      detail: [
        item.typeLabel,
        item.department ? `${item.department.name} (${item.department.code})` : "",
        item.kind === "epci" ? countOf(item.communeCount, ["commune", "communes"]) : "",
      ]
        .filter(Boolean)
        .join(" · "),
    }));
  };

  readonly #chooseTerritory = (event: CustomEvent<ComboboxOption | null>) => {
    const chosen = event.detail;
    this.territory = null;
    this.#form.set("territory", chosen?.value ?? "");
    this.#form.set("territoryName", chosen?.label ?? "");
    this.#form.set("storeCommune", "");
    this.#form.set("otherSites", []);
    if (chosen) void this.#readTerritory(chosen.value);
  };

  async #readTerritory(value: string) {
    const { kind, code } = territoryOf(value);
    this.territoryProblem = null;
    try {
      this.territory = await getTerritory(kind, code, this.#token);
      if (!this.#form.values.storeCommune) this.#form.set("storeCommune", likelySeat(this.territory));
    } catch (error) {
      this.territoryProblem = asProblem(error);
    }
  }

  readonly #next = async (event: Event) => {
    event.preventDefault();
    const step = this.#step;
    if (!(await this.#form.isComplete([...(steps[step]?.fields ?? [])]))) return;
    if (step === 1 && !this.territory) return;
    if (step < steps.length - 1) return this.#go(step + 1);
    if (await this.#form.submit()) return;
    const wrong = Object.keys(this.#form.errors);
    const back = steps.findIndex(({ fields }) =>
      (fields as readonly string[]).some((name) => wrong.includes(name)),
    );
    if (back >= 0) await this.#go(back);
  };

  async #go(step: number) {
    this.#form.set("step", String(step));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("h2")?.focus();
  }

  /** Selected, so that who has another one in mind just types it. */
  async #suggestPrefix(prefix: string) {
    this.#form.set("prefix", prefix);
    await this.updateComplete;
    const field = this.renderRoot.querySelector<HTMLInputElement>("#prefix");
    if (field?.matches(":focus")) field.select();
  }

  // Suggested once the name is typed, and only while the field is still empty.
  protected override firstUpdated() {
    this.renderRoot.addEventListener("focusout", (event) => {
      const { name, prefix } = this.#form.values;
      if ((event.target as HTMLElement).id === "name" && name && !prefix)
        void this.#suggestPrefix(prefixFor(name));
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-set-up": BipSetUp;
  }
}
