// A comment as a quotation in Markdown.

/** Elements that stand within a line. */
const INLINE = "a, b, code, del, em, i, ins, kbd, mark, s, small, span, strong, sub, sup, time, u";

/** What is put around the text of an element. */
const AROUND: Readonly<Record<string, string>> = {
  B: "**",
  STRONG: "**",
  EM: "*",
  I: "*",
  DEL: "~~",
  S: "~~",
};

/** The body of a comment as it is shown, each line behind ">", and below it who wrote that, and where. */
export function quotation(body: Element, author: string, link: string): string {
  const blocks = blocksOf(body);
  blocks.push(`— [${escaped(author.trim())}](${link})`);
  return lead("> ", "> ", blocks.join("\n\n")).replace(/^> $/gm, ">") + "\n";
}

/** The blocks in an element; lines that stand between them are paragraphs. */
function blocksOf(element: Element): string[] {
  const blocks: string[] = [];
  let line = "";
  const end = (): void => {
    const text = line.replace(/ *\n */g, "\n").trim();
    if (text) blocks.push(text.replace(/^(?=[#>+-]|\d+[.)] )/gm, "\\"));
    line = "";
  };
  for (const node of element.childNodes) {
    if (node instanceof Element && !node.matches(INLINE) && node.nodeName !== "BR") {
      end();
      blocks.push(...block(node));
    } else {
      line += inline(node);
    }
  }
  end();
  return blocks;
}

function block(element: Element): string[] {
  switch (element.nodeName) {
    case "PRE": {
      const text = element.textContent.replace(/\n$/, "");
      const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
      return [`${fence}\n${text}\n${fence}`];
    }
    case "BLOCKQUOTE":
      return [lead("> ", "> ", blocksOf(element).join("\n\n"))];
    case "UL":
    case "OL":
      return [[...element.children].map((item, i) => listItem(item, i, element)).join("\n")];
    case "TR":
      return [[...element.children].map((cell) => blocksOf(cell).join(" ")).join(" | ")];
    case "HR":
      return ["---"];
    default:
      return blocksOf(element);
  }
}

function listItem(item: Element, i: number, list: Element): string {
  const mark = list instanceof HTMLOListElement ? `${list.start + i}. ` : "- ";
  return lead(mark, " ".repeat(mark.length), blocksOf(item).join("\n\n"));
}

function inline(node: Node): string {
  if (node instanceof Text) return escaped(node.data.replace(/\s+/g, " "));
  if (!(node instanceof Element)) return "";
  if (node.nodeName === "BR") return "\n";
  if (node.nodeName === "CODE") {
    const fence = "`".repeat(longestRun(node.textContent) + 1);
    return `${fence}${node.textContent}${fence}`;
  }
  const text = [...node.childNodes].map(inline).join("");
  if (node instanceof HTMLAnchorElement) {
    const { href } = node;
    return node.textContent === href ? `<${href}>` : `[${text}](${href})`;
  }
  const mark = text.trim() === "" ? "" : (AROUND[node.nodeName] ?? "");
  return mark + text + mark;
}

/** Text in which nothing means anything in Markdown, other than at the start of a line. */
function escaped(text: string): string {
  return text.replace(/[\\`*[\]<~]|\b_|_\b/g, "\\$&");
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

/** Puts something in front of the first line, and of the others. */
function lead(first: string, others: string, text: string): string {
  return first + text.replaceAll("\n", `\n${others}`);
}
