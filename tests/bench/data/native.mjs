// Threadbare's own JSON, as `threadbare convert --to json` writes it of a Lemmy thread: flat, in
// preorder, and dense, for there is nothing in it that nobody wants.
import { instances, proseOf, rarePlace, rareSentence, words } from "./prose.mjs";
import { randomNumbers } from "./random.mjs";
import { preorder, treeOf } from "./tree.mjs";

const started = Date.UTC(2024, 2, 1, 8, 0, 0);
const time = (milliseconds) => new Date(milliseconds).toISOString().replace(".000Z", "Z");

function person(id) {
  const instance = instances[id % instances.length];
  const name = `${words[(id * 7) % words.length]}_${words[(id * 13) % words.length]}${id}`;
  return { name: `${name}@${instance}`, url: `https://${instance}/u/${name}` };
}

/** Text in pieces. The same count and seed give the same bytes. */
export function* native(count, seed = 1) {
  const random = randomNumbers(seed);
  const { next, below, pick } = random;
  const { sentence, body } = proseOf(random);
  const people = Array.from({ length: Math.max(5, Math.ceil(count / 6)) }, (_, i) => person(i));
  const { parents, depths } = treeOf(random, count);
  const idOf = (i) => String(900000 + i * 3);

  function comment(i) {
    const isPoster = next() < 0.05;
    const up = 1 + Math.floor(next() ** 4 * 120);
    const down = Math.floor(next() ** 6 * 30);
    const said = time(started + i * 41000 + below(40) * 1000);
    return {
      id: idOf(i), parent: parents[i] < 0 ? null : idOf(parents[i]), depth: depths[i],
      author: isPoster ? { ...people[0], roles: ["op"] } : pick(people),
      time: said, ...(next() > 0.95 && { edited: said }), score: up - down, up, down,
      body: i === rarePlace(count) ? `${body()}\n\n${rareSentence}` : body(), markup: "markdown", url: `https://loom.example/comment/${idOf(i)}`,
    };
  }

  const post = {
    author: people[0], time: time(started), body: `${sentence()} ${sentence()}`, markup: "markdown",
  };
  const head = JSON.stringify({
    threadbare: 1, title: "Which bridge would you cross again, and why?",
    url: "https://loom.example/post/4711", source: "lemmy", post,
  });
  yield `${head.slice(0, -1)},"comments":[`;
  let between = "";
  for (const i of preorder(parents)) {
    yield between + JSON.stringify(comment(i));
    between = ",\n";
  }
  yield "]}\n";
}
