// How the thread looks: what the reader chooses in the panel, kept for the next visit.

const KEY = "threadbare-appearance";

/** What there is to choose; the first of each is what nobody has to choose. */
const CHOICES = {
  theme: ["auto", "light", "dark", "sepia", "contrast"],
  size: ["medium", "small", "large", "huge"],
  width: ["medium", "narrow", "wide", "full"],
  density: ["medium", "compact", "roomy"],
  rails: ["lines", "levels", "none"],
} as const;

type Choice = keyof typeof CHOICES;
const NAMES = Object.keys(CHOICES) as Choice[];

/**
 * Applies what is remembered, and each choice in one of the panel's selects, which are named as the
 * choices are. They become `data-*` of the root, which viewer.css knows, and the thread's `rails`.
 */
export function chooseAppearance(panel: HTMLDetailsElement, thread: Element): void {
  const selects = NAMES.map((name) => panel.querySelector<HTMLSelectElement>(`#${name}`)!);
  const apply = (): void => {
    for (const { id, value } of selects) {
      if (id === "rails") thread.setAttribute(id, value);
      else document.documentElement.dataset[id] = value;
    }
  };
  const kept = remembered();
  for (const select of selects) select.value = kept[select.id as Choice];
  apply();
  panel.addEventListener("change", () => {
    apply();
    remember(Object.fromEntries(selects.map(({ id, value }) => [id, value])));
  });
  closeByItself(panel);
}

/** As menus do: by Escape, and when a click or the focus goes elsewhere. */
function closeByItself(panel: HTMLDetailsElement): void {
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !panel.open) return;
    event.preventDefault();
    panel.open = false;
    panel.querySelector("summary")!.focus();
  });
  for (const name of ["pointerdown", "focusin"]) {
    document.addEventListener(name, ({ target }) => {
      if (!panel.contains(target as Node)) panel.open = false;
    });
  }
}

/** Anything may stand in storage; what is no choice there counts as none. */
function remembered(): Record<Choice, string> {
  const stored = storedObject();
  const valid = (name: Choice): string =>
    CHOICES[name].find((choice) => choice === stored[name]) ?? CHOICES[name][0];
  return Object.fromEntries(NAMES.map((name) => [name, valid(name)])) as Record<Choice, string>;
}

// From file:// some browsers refuse storage, and say so by throwing.

function storedObject(): Partial<Record<string, unknown>> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return typeof stored === "object" && stored !== null ? { ...stored } : {};
  } catch {
    return {};
  }
}

function remember(choices: object): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(choices));
  } catch {
    // Then it lasts as long as the page.
  }
}
