import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { publicAddressPattern } from "../../shared/organisation/schema.ts";
import { putPublicAddress } from "../api/settings.ts";
import { submitRow, textField } from "../components/fields.ts";
import { FormController } from "../components/form-controller.ts";
import { blocks, elements, forms } from "../styles/shared.ts";

/** Addresses that only this computer or this network understands. */
const isPrivate = (host: string) => /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(host);

/**
 * The address that QR labels hold: once printed, it stays on the equipment for years.
 *
 * @fires bip-saved
 */
@customElement("bip-public-address-form")
export class BipPublicAddressForm extends LitElement {
  static override styles = [elements, blocks, forms];

  @property() address = "";

  readonly #form = new FormController(this, {
    initial: () => ({ publicAddress: this.address || (isPrivate(location.hostname) ? "" : location.origin) }),
    required: ["publicAddress"],
    check: ({ publicAddress }) => ({
      publicAddress: publicAddressPattern.test(publicAddress.trim())
        ? undefined
        : "Une adresse complète, par exemple https://bip.votre-commune.fr.",
    }),
    send: async ({ publicAddress }) => {
      await putPublicAddress({ publicAddress: publicAddress.trim() });
      this.dispatchEvent(new CustomEvent("bip-saved"));
    },
  });

  override render() {
    return html`<form novalidate @submit=${this.#form.submit}>
      ${textField(this.#form, "publicAddress", {
        label: "Adresse",
        inputmode: "text",
        maxlength: 120,
        placeholder: "https://bip.votre-commune.fr",
        hint: "Celle que vous tapez pour ouvrir Bip Relais depuis un téléphone. Imprimée, elle reste des années sur le matériel.",
      })}
      ${submitRow(this.#form, "Enregistrer l’adresse")}
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-public-address-form": BipPublicAddressForm;
  }
}
