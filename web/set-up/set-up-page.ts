import { css, html, LitElement, nothing } from "lit";
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
import { selectField, textField, tickField } from "../components/fields.ts";
import { FormController } from "../components/form-controller.ts";
import { shortDay, number } from "../i18n/format.ts";
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
import "../components/combobox.ts";
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
        ${this.#fields(step)}
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

  #fields(step: number) {
    const form = this.#form;
    switch (step) {
      case 0:
        return html`${textField(form, "name", {
          label: "Nom de l’organisation",
          hint: "Tel qu’il paraîtra sur les conventions de prêt et les bordereaux.",
          maxlength: 80,
        })}
        ${textField(form, "prefix", {
          label: "Début de vos numéros",
          hint: html`2 à 8 lettres ou chiffres. Votre première étiquette portera
            <span class="code">${form.values.prefix.toUpperCase() || "GVM"}-E00001</span>. Cela ne pourra plus
            changer ensuite.`,
          autocapitalize: "characters",
          maxlength: 8,
        })}`;
      case 1:
        return this.#territoryFields();
      case 2:
        return html`<p>C’est vous : vous pourrez créer ensuite les comptes de vos collègues.</p>
          ${textField(form, "adminName", { label: "Votre nom", autocomplete: "name", maxlength: 80 })}
          ${textField(form, "login", {
            label: "Identifiant",
            autocomplete: "username",
            autocapitalize: "none",
            hint: "Ce que vous taperez pour vous connecter, par exemple jeanne.martin.",
          })}
          ${textField(form, "password", {
            label: "Mot de passe",
            type: "password",
            autocomplete: "new-password",
            hint: "Douze caractères au moins. Une courte phrase se retient bien.",
          })}
          ${textField(form, "again", {
            label: "Mot de passe, encore une fois",
            type: "password",
            autocomplete: "new-password",
          })}`;
      case 3:
        return this.#siteFields();
      default:
        return html`<p>
            Pour découvrir Bip Relais, vous pouvez commencer avec des exemples : du matériel, des personnes,
            des prêts.
          </p>
          ${tickField(form, "demoData", {
            label: "Ajouter les données de démonstration",
            hint: "Ne cochez pas cette case pour travailler tout de suite avec votre vrai matériel.",
          })}`;
    }
  }

  #territoryFields() {
    const { territory, territoryName } = this.#form.values;
    return html`<p>Une intercommunalité de France, ou une seule commune.</p>
      <bip-combobox
        label="Territoire"
        hint="Tapez quelques lettres du nom ; vous pouvez ajouter le numéro du département."
        error=${this.#form.errors.territory ?? ""}
        .chosen=${territory ? { value: territory, label: territoryName } : null}
        .search=${this.#searchTerritory}
        @bip-choose=${this.#chooseTerritory}
      ></bip-combobox>
      ${
        this.territory && territory
          ? html`<div class="notice good">
              <bip-icon name="map-pin"></bip-icon>
              <p>
                <strong>${this.territory.name}</strong>${
                  this.territory.department ? ` (${this.territory.department.name})` : ""
                }
                :
                ${countOf(this.territory.communes.length, ["commune", "communes"])}${
                  this.territory.population ? `, ${number(this.territory.population)} habitants` : ""
                }.
              </p>
            </div>`
          : nothing
      }
      ${
        this.source
          ? html`<p class="quiet">
              Source : ${this.source.source}, données du ${shortDay(this.source.date)}. ${this.source.licence}
            </p>`
          : nothing
      }`;
  }

  #siteFields() {
    const { otherSites } = this.#form.values;
    const communes = this.territory?.communes ?? [];
    return html`<p>
        Un lieu est un endroit où du matériel est rangé. Commencez par votre réserve ; vous en ajouterez quand
        vous voudrez.
      </p>
      <div class="pair">
        ${textField(this.#form, "storeName", { label: "Nom de la réserve", maxlength: 80 })}
        ${selectField(this.#form, "storeCommune", {
          label: "Sa commune",
          choices: communes.map(({ code, name }) => ({ value: code, label: name })),
        })}
      </div>
      ${
        communes.length > 1
          ? html`<fieldset>
              <legend>
                Un lieu aussi dans ces communes ? <span class="optional quiet">(facultatif)</span>
              </legend>
              <label class="check">
                <input
                  type="checkbox"
                  .checked=${otherSites.length === communes.length}
                  @change=${(event: Event) =>
                    this.#form.set(
                      "otherSites",
                      (event.target as HTMLInputElement).checked ? communes.map(({ code }) => code) : [],
                    )}
                />
                <strong>Toutes les communes</strong>
              </label>
              <div class="choices">
                ${communes.map(
                  ({ code, name }) =>
                    html`<label class="check">
                      <input
                        type="checkbox"
                        .checked=${otherSites.includes(code)}
                        @change=${() => this.#toggleSite(code)}
                      />
                      ${name}
                    </label>`,
                )}
              </div>
            </fieldset>`
          : nothing
      }`;
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

  #toggleSite(code: string) {
    const { otherSites } = this.#form.values;
    this.#form.set(
      "otherSites",
      otherSites.includes(code) ? otherSites.filter((kept) => kept !== code) : [...otherSites, code],
    );
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

  // Suggested once the name is typed, and only while the field is still empty.
  protected override firstUpdated() {
    this.renderRoot.addEventListener("focusout", (event) => {
      const { name, prefix } = this.#form.values;
      if ((event.target as HTMLElement).id === "name" && name && !prefix)
        this.#form.set("prefix", prefixFor(name));
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-set-up": BipSetUp;
  }
}
