import { registerIconLibrary } from "@awesome.me/webawesome/dist/components/icon/library.js";
import check from "lucide-static/icons/check.svg?url";
import chevronDown from "lucide-static/icons/chevron-down.svg?url";
import circleX from "lucide-static/icons/circle-x.svg?url";
import eye from "lucide-static/icons/eye.svg?url";
import eyeOff from "lucide-static/icons/eye-off.svg?url";
import minus from "lucide-static/icons/minus.svg?url";
import plus from "lucide-static/icons/plus.svg?url";
import x from "lucide-static/icons/x.svg?url";

/** The names that the components use inside themselves. */
const drawings: Record<string, string> = {
  check,
  "chevron-down": chevronDown,
  "circle-xmark": circleX,
  eye,
  "eye-slash": eyeOff,
  minus,
  plus,
  xmark: x,
};

/**
 * The components fetch their icons: from our own files, since the defaults are a CDN and `data:` URLs, which the
 * content security policy refuses.
 */
export function registerIcons(): void {
  for (const library of ["default", "system"]) {
    registerIconLibrary(library, {
      resolver: (name) => drawings[name] ?? "",
      mutator: (svg) => {
        svg.style.fill = "none";
      },
    });
  }
}
