import { css, html, LitElement, nothing, svg } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { elements } from "../styles/shared.ts";
import { namesOf, type CodeName } from "./code-words.ts";
import type { CodeInView } from "./code-view.ts";
import { keyOf, type FoundCode } from "./confirm-reads.ts";
import { outlineOf, pointedAt, seenAt, type Point, type Size } from "./picture-layout.ts";
import { boxAround, middleOfBox, placeTags, threadOf, type Box } from "./tag-places.ts";
import "../components/icon.ts";

/** Height of a tag, and its widest, in CSS pixels. */
const tagHeight = 48;
const widestTag = 190;

interface PlacedTag {
  key: string;
  code: FoundCode;
  taken: boolean;
  name: CodeName;
  /** Where its code is seen. */
  box: Box;
  /** Undefined where it found no room. */
  at: Point | undefined;
  width: number;
}

/**
 * The codes in view, drawn over the picture of the camera: those taken with a tick, the others to tap.
 *
 * @fires bip-point - a code was pointed at (`FoundCode`)
 */
@customElement("bip-code-overlay")
export class BipCodeOverlay extends LitElement {
  static override styles = [
    elements,
    css`
      :host {
        position: absolute;
        inset: 0;
        pointer-events: none;
      }
      svg {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
      }
      polygon {
        fill: none;
        stroke: #fff;
        stroke-width: 3;
        stroke-linejoin: round;
        stroke-dasharray: 8 6;
        vector-effect: non-scaling-stroke;
      }
      line {
        stroke: #fff;
        stroke-width: 3;
        vector-effect: non-scaling-stroke;
      }
      polygon.ground {
        stroke: rgb(0 0 0 / 60%);
        stroke-width: 7;
        stroke-dasharray: none;
      }
      polygon.taken {
        fill: rgb(29 91 51 / 25%);
        stroke: #7fe0a0;
        stroke-width: 4;
        stroke-dasharray: none;
      }
      .tick,
      .tag {
        position: absolute;
        translate: -50% -50%;
      }
      .tick {
        display: grid;
        place-items: center;
        width: 2rem;
        height: 2rem;
        border-radius: 50%;
        background: #1d5b33;
        color: #fff;
      }
      .tag {
        display: grid;
        align-content: center;
        padding: 0 0.625rem;
        border: 2px dashed #fff;
        border-radius: var(--bip-radius);
        background: rgb(20 22 20 / 88%);
        color: #fff;
        font: inherit;
        line-height: 1.2;
        text-align: start;
      }
      button {
        cursor: pointer;
        pointer-events: auto;
      }
      button:hover {
        background: #000;
      }
      .tag.taken {
        border: 2px solid #7fe0a0;
        background: rgb(20 70 38 / 92%);
      }
      .tag span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .what {
        font-weight: 700;
      }
      .says {
        font-size: 0.875rem;
      }
    `,
  ];

  @property({ attribute: false }) codes: readonly CodeInView[] = [];
  /** Of the picture in which the codes were found, in its pixels. */
  @property({ attribute: false }) frame: Size = { width: 0, height: 0 };
  @state() private place: Size = { width: 0, height: 0 };
  /** Where the tags were last time, by `keyOf`. */
  #places = new Map<string, Point>();
  readonly #observer = new ResizeObserver(() => this.#measure());

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  override render() {
    const { frame, place, codes } = this;
    if (frame.width === 0 || place.width === 0) return nothing;
    const tags = this.#tags(namesOf(codes));
    return html`
      <svg
        viewBox="0 0 ${frame.width} ${frame.height}"
        preserveAspectRatio="xMidYMid slice"
        aria-hidden="true"
      >
        ${tags.map((tag) => this.#thread(tag))} ${codes.map((one) => outline(one))}
      </svg>
      ${repeat(
        tags,
        ({ key }) => key,
        (tag) => this.#tag(tag),
      )}
    `;
  }

  /** From a tag that lies beside its code to the code. */
  #thread({ at, box, width }: PlacedTag) {
    const thread = at && threadOf(at, { code: box, width, height: tagHeight });
    if (!thread) return nothing;
    const { width: across, height: down } = this.frame;
    const [from, to] = [thread.from, thread.to].map((point) => pointedAt(point, this.frame, this.place));
    if (!from || !to) return nothing;
    return svg`<line x1=${from.x * across} y1=${from.y * down} x2=${to.x * across} y2=${to.y * down} />`;
  }

  #tag({ code, taken, name, at, box, width }: PlacedTag) {
    if (!at) {
      // No room for its name: the outline says the rest.
      const { x, y } = middleOfBox(box);
      return taken
        ? html`<span class="tick" style="left: ${x}px; top: ${y}px"><bip-icon name="check"></bip-icon></span>`
        : nothing;
    }
    const place = `left: ${at.x}px; top: ${at.y}px; width: ${width}px; height: ${tagHeight}px`;
    const says = html`<span class="says">${name.says}</span>`;
    if (taken)
      return html`<div class="tag taken" style=${place} aria-hidden="true">
        <span class="what"><bip-icon name="check"></bip-icon> ${name.what}</span>${says}
      </div>`;
    return html`<button
      type="button"
      class="tag"
      style=${place}
      aria-label=${`Prendre ${name.what} ${name.says}`}
      @click=${(event: Event) => this.#point(event, code)}
    >
      <span class="what">${name.what}</span>${says}
    </button>`;
  }

  /** Those to tap find room first. */
  #tags(names: Map<string, CodeName>): PlacedTag[] {
    const { frame, place } = this;
    const tags = this.codes.map(({ code, taken }) => {
      const key = keyOf(code);
      const name = names.get(key) ?? { what: "Code", says: code.text };
      const box = boxAround(outlineOf(code.corners).map((corner) => seenAt(corner, frame, place)));
      return { key, code, taken, name, box, width: widthOf(name, place) };
    });
    const ordered = [...tags.filter(({ taken }) => !taken), ...tags.filter(({ taken }) => taken)];
    const places = placeTags(
      ordered.map(({ key, box, width, taken }) => ({
        code: box,
        before: this.#places.get(key),
        optional: taken,
        width,
        height: tagHeight,
      })),
      place,
    );
    const placed = ordered.map((tag, index) => ({ ...tag, at: places[index] }));
    this.#places = new Map(placed.flatMap(({ key, at }) => (at ? [[key, at]] : [])));
    return placed;
  }

  #measure(): void {
    this.place = { width: this.clientWidth, height: this.clientHeight };
  }

  #point(event: Event, code: FoundCode): void {
    // The picture beneath would take it for a point to focus on.
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent("bip-point", { detail: code }));
  }
}

function outline({ code, taken }: CodeInView) {
  const points = outlineOf(code.corners)
    .map(({ x, y }) => `${Math.round(x)},${Math.round(y)}`)
    .join(" ");
  return svg`<polygon class="ground" points=${points} /><polygon class=${taken ? "taken" : ""} points=${points} />`;
}

/** Wide enough for its words and the tick, and two fit side by side on a phone. */
function widthOf({ what, says }: CodeName, { width }: Size): number {
  const wish = 28 + Math.max(30 + what.length * 10.5, says.length * 8.8);
  return Math.min(Math.max(wish, 96), widestTag, width / 2 - 6);
}

declare global {
  interface HTMLElementTagNameMap {
    "bip-code-overlay": BipCodeOverlay;
  }
}
