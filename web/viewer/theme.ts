// Light, dark, or what the system says.

const KEY = "threadbare-theme";

/** Applies the remembered theme and each one chosen. */
export function chooseTheme(select: HTMLSelectElement): void {
  const apply = (): void => {
    document.documentElement.dataset["theme"] = select.value;
  };
  select.value = remembered() ?? "auto";
  if (select.selectedIndex < 0) select.value = "auto";
  apply();
  select.addEventListener("change", () => {
    apply();
    remember(select.value);
  });
}

// From file:// some browsers refuse storage, and say so by throwing.

function remembered(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function remember(theme: string): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Then it lasts as long as the page.
  }
}
