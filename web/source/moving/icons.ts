// Small drawings for buttons, in the colour of the text.

const SVG = "http://www.w3.org/2000/svg";

/** Lines on a square of 16 units. */
export const ICONS = {
  parent: "M12 13H6V4M3 7l3-3 3 3",
  root: "M3 2.5h10M8 14V6M5 9l3-3 3 3",
  next: "M8 3v10M4.5 9.5 8 13l3.5-3.5",
  branch: "M4 2.5v7.5h8M9 6.5l3.5 3.5L9 13.5",
  parents: "M2.5 3.5h6M5 8h6M7.5 12.5h6",
  read: "M2.5 3h11M4 9.5 7 12.5l5.5-6",
  link: "M7 9.5a3 3 0 0 0 4.2 0l2-2A3 3 0 0 0 9 3.3l-.8.8M9 6.5a3 3 0 0 0-4.2 0l-2 2A3 3 0 0 0 7 12.7l.8-.8",
  person: "M8 8a2.7 2.7 0 1 0 0-5.4A2.7 2.7 0 0 0 8 8zM2.8 14c.4-3 2.5-4.3 5.2-4.3s4.8 1.3 5.2 4.3",
  quote: "M3 4h3.5v4L4 12M9.5 4H13v4l-2.5 4",
} as const;
export type Icon = keyof typeof ICONS;

/** What points along the line of reading, and is turned where that runs from right to left. */
const TURNED: ReadonlySet<Icon> = new Set(["parent", "parents", "branch"]);

export function icon(name: Icon): SVGElement {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", TURNED.has(name) ? "icon turned" : "icon");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}
