const wantsDark = matchMedia("(prefers-color-scheme: dark)");

/** Keeps the component theme in step with what the device asks for. */
export function followDarkMode(): void {
  const apply = () => {
    document.documentElement.classList.toggle("wa-dark", wantsDark.matches);
  };
  apply();
  wantsDark.addEventListener("change", apply);
}
