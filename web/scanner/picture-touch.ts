import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Point } from "./picture-layout.ts";

interface Touch {
  /** The picture that is touched. */
  target: () => HTMLElement | null;
  zoom: () => number | undefined;
  setZoom: (zoom: number) => void;
  /** Tapped, in CSS pixels from its upper left corner. */
  tapped: (at: Point) => void;
}

/** Two fingers on the picture zoom the camera instead of the page, a tap focuses; one finger scrolls the page as everywhere. */
export class PictureTouch implements ReactiveController {
  readonly #touch: Touch;
  #target: HTMLElement | null = null;
  #start: { apart: number; zoom: number } | undefined;

  constructor(host: ReactiveControllerHost, touch: Touch) {
    this.#touch = touch;
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.#target) return;
    this.#target = this.#touch.target();
    this.#target?.addEventListener("click", this.#tapped);
    // Not passive: the browser would zoom the page.
    this.#target?.addEventListener("touchstart", this.#touched, { passive: false });
    this.#target?.addEventListener("touchmove", this.#moved, { passive: false });
  }

  hostDisconnected(): void {
    this.#target?.removeEventListener("click", this.#tapped);
    this.#target?.removeEventListener("touchstart", this.#touched);
    this.#target?.removeEventListener("touchmove", this.#moved);
    this.#target = null;
  }

  readonly #tapped = ({ clientX, clientY }: MouseEvent) => {
    const { left = 0, top = 0 } = this.#target?.getBoundingClientRect() ?? {};
    this.#touch.tapped({ x: clientX - left, y: clientY - top });
  };

  readonly #touched = (event: TouchEvent) => {
    const zoom = this.#touch.zoom();
    const apart = apartness(event);
    this.#start = zoom && apart ? { apart, zoom } : undefined;
    if (this.#start) event.preventDefault();
  };

  readonly #moved = (event: TouchEvent) => {
    const apart = apartness(event);
    if (!this.#start || !apart) return;
    event.preventDefault();
    this.#touch.setZoom((this.#start.zoom * apart) / this.#start.apart);
  };
}

/** How far two fingers are apart, in CSS pixels; undefined for any other number of fingers. */
function apartness({ touches: [one, other, third] }: TouchEvent): number | undefined {
  if (!one || !other || third) return undefined;
  return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
}
