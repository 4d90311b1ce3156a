/** Light or dark: as the system says, until someone chooses. */

export type Theme = "system" | "light" | "dark";

const key = "apex.theme";
const darkSystem = () => window.matchMedia("(prefers-color-scheme: dark)");

export function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(key);
    return stored === "light" || stored === "dark" ? stored : "system";
  } catch {
    return "system";
  }
}

export function isDark(theme: Theme): boolean {
  return theme === "dark" || (theme === "system" && darkSystem().matches);
}

/** Sets the page's theme, and goes on following the system where that is the choice. */
export function applyTheme(theme: Theme): void {
  const show = () => {
    document.documentElement.dataset.theme = isDark(storedTheme()) ? "dark" : "light";
  };
  try {
    if (theme === "system") localStorage.removeItem(key);
    else localStorage.setItem(key, theme);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  document.documentElement.dataset.theme = isDark(theme) ? "dark" : "light";
  darkSystem().onchange = show;
}
