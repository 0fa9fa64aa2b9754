// The contrast of all text in a page, as it is painted.

/** To be run in the page: texts and the contrast with what is behind them, the lowest first. */
export function contrasts() {
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  /** Red, green, blue and opacity, each up to 1, of any colour of CSS. */
  const channels = (colour) => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data].map((value) => value / 255);
  };
  const over = ([r, g, b, alpha], below) =>
    [r, g, b].map((value, i) => value * alpha + below[i] * (1 - alpha));
  const above = (element) => element.assignedSlot ?? element.parentElement ?? element.getRootNode().host;

  const groundOf = (element) => {
    if (!element) return channels("Canvas").slice(0, 3);
    const { backgroundColor } = getComputedStyle(element);
    const own = channels(backgroundColor);
    return own[3] === 1 ? own.slice(0, 3) : over(own, groundOf(above(element)));
  };
  const opacityOf = (element) =>
    element ? Number(getComputedStyle(element).opacity) * opacityOf(above(element)) : 1;
  const luminance = (colour) => {
    const [r, g, b] = colour.map((value) =>
      value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrastOf = (element) => {
    const ground = groundOf(element);
    const [r, g, b, alpha] = channels(getComputedStyle(element).color);
    const text = over([r, g, b, alpha * opacityOf(element)], ground);
    const [darker, lighter] = [luminance(text), luminance(ground)].sort((a, b) => a - b);
    return (lighter + 0.05) / (darker + 0.05);
  };

  const found = [];
  const look = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.shadowRoot) look(node.shadowRoot);
      const element = node.parentElement;
      if (node.nodeType !== Node.TEXT_NODE || !element || node.data.trim() === "") continue;
      if (element.closest("script, style, option, [hidden]")) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      if (range.getClientRects().length === 0) continue;
      // What is black on black on purpose, until it is pointed at.
      if (channels(getComputedStyle(element).webkitTextFillColor)[3] === 0) continue;
      found.push({ text: node.data.trim().slice(0, 40), contrast: contrastOf(element) });
    }
  };
  look(document.body);
  return found.sort((a, b) => a.contrast - b.contrast);
}
