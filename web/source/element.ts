// The element `<thread-bare>`: attributes, loading, events. Importing this file defines nothing.

import * as attributes from "./attributes.js";
import { Complaints } from "./complaints.js";
import { create } from "./create.js";
import { depart } from "./rows/departures.js";
import { type DocumentInfo, Engine, type OpenOptions, type Order } from "./engine/engine.js";
import { Fallback } from "./fallback.js";
import { FOLD_ATTRIBUTES, foldPolicyIn } from "./fold-attributes.js";
import { keyOf } from "./moving/keys.js";
import { liveInstances, type Tenant } from "./engine/live-instances.js";
import { Permalinks } from "./moving/permalinks.js";
import { Phrases } from "./phrases.js";
import { asProblem, isAbort, type ThreadBareError } from "./problem.js";
import { Loading, type Sources } from "./input/loading.js";
import { Media } from "./rows/media.js";
import { dress, undress } from "./styles.js";
import * as surroundings from "./surroundings.js";
import { keepStaticPlace, StaticState } from "./takeover.js";
import { type ShownThread, ThreadView } from "./thread-view.js";
import { checkChoice } from "./wrong-values.js";

/** What the view asks the engine at, and does not without one. */
const NEEDING_ENGINE = ["click", "change", "keydown", "beforematch", "pointermove"];

/** Attributes that style sheets ask for, or this does when it comes to them; they are watched for wrong values. */
const ASKED_ATTRIBUTES: readonly string[] = ["theme", "rails", "jump-button", "remember", "loading"];

/** Attributes whose change has all of the thread shown anew. */
const RESHOWN = ["lang", "keys", "heading-level"];

// So that the module can be imported where there is no page, to render on a server.
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/** Shows a comment thread. Attributes, methods, events and parts are described in web/README.md. */
export class ThreadBareElement extends Base {
  static readonly observedAttributes = [
    "src",
    "format",
    "base",
    "map",
    "thread",
    "sort",
    ...FOLD_ATTRIBUTES,
    "max-depth",
    "keys",
    "media",
    "heading-level",
    ...ASKED_ATTRIBUTES,
  ];

  readonly #frame = create("div", { className: "threadbare" });
  readonly #live = create("div", { className: "live" });
  readonly #fallback: Fallback;
  readonly #complaints = new Complaints(
    () => this.#phrases,
    (detail) => this.#dispatch("error", detail),
    () => this.#loading.address,
  );
  readonly #media = new Media(this.#live, () => this.#phrases);
  readonly #changed = new Set<string>();
  #engine: Engine | null = null;
  #view: ThreadView | null = null;
  #thread = 0;
  #spoken = "en";
  #phrases = new Phrases("en");
  /** What is shown has lost its instance: the page has too many elements, and this one was far. */
  #asleep = false;
  /** Its instance has failed: when it wakes, all is shown anew. */
  #lost = false;
  #waking: Promise<boolean> | null = null;
  readonly #permalinks = new Permalinks({
    phrases: () => this.#phrases,
    has: (id) => (this.#view ? this.#has(id) : null),
    reveal: (id) => this.reveal(id),
    whereabouts: () => this.#view?.whereabouts() ?? null,
    goBack: (to) => this.#whenAwake(() => this.#view?.followBack(to)),
    hurry: () => liveInstances.hurry(this.#tenant),
    goToTop: () => this.#view?.goToTop(),
  });
  readonly #tenant: Tenant = {
    element: this,
    isBusy: () => this.#isBusy(),
    comesNear: () => void (this.#asleep && this.#wake(false)),
    sleep: () => this.#sleep(),
  };
  readonly #loading = new Loading(this, this.#tenant);

  constructor() {
    super();
    const stays = keepStaticPlace(this);
    this.#fallback = new Fallback(this);
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const { slot } = this.#fallback;
    this.#frame.append(this.#complaints.element, this.#live, slot, this.#permalinks.notice);
    root.append(this.#frame);
    if (!this.#fallback.isDeclared) dress(root);
    stays();
  }

  connectedCallback(): void {
    this.#permalinks.start(this.shadowRoot!);
    for (const name of NEEDING_ENGINE) {
      this.shadowRoot!.addEventListener(name, this.#wakeFirst, { capture: true });
    }
    liveInstances.enter(this.#tenant);
    surroundings.watch(this, () => this.#listen());
    this.#listen();
    // A dialog that was moved with the element is modal no more, and stands in the way.
    for (const dialog of this.shadowRoot!.querySelectorAll("dialog")) dialog.close();
    this.#media.policy = attributes.mediaPolicyIn(this);
    if (!this.#view) this.#change("src");
  }

  /** A move within the page keeps the thread as it is. */
  connectedMoveCallback(): void {}

  disconnectedCallback(): void {
    this.#permalinks.stop();
    // Moving an element takes it out and puts it back at once; that is no reason to read again.
    queueMicrotask(() => {
      if (!this.isConnected) this.#close();
    });
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before === now) return;
    checkChoice(this, name);
    if (ASKED_ATTRIBUTES.includes(name)) return;
    if (name === "media") this.#media.policy = attributes.mediaPolicyIn(this);
    if (name === "src") this.#loading.opened = null;
    this.#change(name);
  }

  /** The thread's file, once it is open. */
  get document(): DocumentInfo | null {
    return this.#engine?.document ?? null;
  }

  /** Reads the source again. Resolves when that is done, whether well or not. */
  async refresh(): Promise<void> {
    await this.#load(true);
  }

  /**
   * Shows a file or text, or several as one document, in place of `src`. What is shown stays until
   * the new one is there, and if it cannot be read. Rejects with a ThreadBareError, or what the
   * signal was aborted with.
   */
  async open(source: Sources, options: OpenOptions = {}): Promise<DocumentInfo> {
    const loading = this.#loading.begin();
    options.signal?.addEventListener("abort", () => loading.abort(options.signal?.reason), {
      signal: loading.signal,
    });
    options.signal?.throwIfAborted();
    try {
      liveInstances.take(this.#tenant);
      const engine = await Engine.open(source, { ...options, signal: loading.signal });
      const thread = attributes.chosenThreadIn(this, engine);
      const { signal: _, onprogress: __, ...remembered } = options;
      this.#show(engine, thread, { source, options: remembered });
      return engine.document;
    } catch (thrown) {
      if (isAbort(thrown)) throw thrown;
      const problem = asProblem(thrown);
      this.#complaints.report(problem);
      throw problem;
    } finally {
      this.#loading.end(loading, this.#hasInstance);
    }
  }

  /**
   * Shows another thread of a file that holds several, named as the attribute `thread` names one.
   * Returns whether there is one.
   */
  showThread(thread: number | string): boolean {
    if (this.#asleep) {
      this.#whenAwake(() => this.showThread(thread));
      return this.document!.threads.some((one) => [String(one.thread), one.url].includes(String(thread)));
    }
    const found = this.#engine?.findThread(String(thread)) ?? null;
    if (!this.#engine || found === null) return false;
    this.#show(this.#engine, found);
    return true;
  }

  /** Unfolds the ancestors of a comment, scrolls to it, and gives it the focus. */
  reveal(id: string): boolean {
    if (this.#asleep) this.#whenAwake(() => this.reveal(id));
    else this.#view?.goTo(id);
    return this.#has(id);
  }

  #has(id: string): boolean {
    if (!this.#asleep) return (this.#view?.find(id) ?? null) !== null;
    const root = this.shadowRoot!;
    return (root.getElementById(id) ?? root.getElementById(`comment-${id}`)) !== null;
  }

  expandAll(): void {
    this.#whenAwake(() => this.#view?.foldFromDepth(Infinity));
  }

  /** Folds everything that is `depth` or more levels down; roots are level 0. */
  collapseAll(depth = 0): void {
    this.#whenAwake(() => this.#view?.foldFromDepth(depth));
  }

  /** Collects changes: setting three attributes in a row is one update. */
  #change(name: string): void {
    if (this.#changed.size === 0) queueMicrotask(() => this.#update());
    this.#changed.add(name);
  }

  #update(): void {
    const changed = new Set(this.#changed);
    this.#changed.clear();
    if (!this.isConnected) return;
    if (changed.has("max-depth")) this.#capDepth();
    if (["src", "format", "base", "map"].some((name) => changed.has(name))) {
      void this.#load();
      return;
    }
    if (this.#view) this.#whenAwake(() => this.#apply(changed));
    // The one that was named before may be what kept anything from being shown.
    else if (changed.has("thread")) void this.#load();
  }

  /** Brings what is shown in line with attributes. */
  #apply(changed: ReadonlySet<string>): void {
    if (!this.#engine || !this.#view) return;
    if (changed.has("thread")) this.#showChosenThread(this.#engine);
    const { shown } = this.#view;
    // Rows that go bit by bit would all be styled anew for their last moments.
    if (changed.has("lang")) this.#live.replaceChildren();
    if (RESHOWN.some((name) => changed.has(name))) this.#showAnew(shown);
    if (changed.has("sort")) this.#sort(attributes.orderIn(this));
    if (FOLD_ATTRIBUTES.some((name) => changed.has(name))) {
      this.#view.startFolded(foldPolicyIn(this));
    }
  }

  /** Takes the language of the page around, and the direction of that where the page has said none. */
  #listen(): void {
    const language = surroundings.languageOf(this);
    if (language !== this.#spoken) {
      this.#spoken = language;
      this.#phrases = new Phrases(language);
      if (this.#view) this.#change("lang");
    }
    this.#frame.dir = surroundings.directionOf(this) ?? this.#phrases.direction;
  }

  #capDepth(): void {
    const depth = attributes.numberIn(this, "max-depth");
    if (depth === undefined) this.#frame.style.removeProperty("--max-depth");
    else this.#frame.style.setProperty("--max-depth", String(depth));
  }

  /** Reads what is to be shown: when it is near, unless that is `urgent`. */
  async #load(urgent = false): Promise<void> {
    const loading = this.#loading.begin();
    try {
      const engine = await this.#loading.read(loading.signal, urgent || this.#view !== null);
      if (engine) this.#show(engine, attributes.chosenThreadIn(this, engine));
    } catch (thrown) {
      loading.abort(); // what of an answer is still to come is not wanted
      if (!isAbort(thrown)) this.#complaints.say(asProblem(thrown));
    } finally {
      this.#loading.end(loading, this.#hasInstance);
    }
  }

  /** Whether something is shown that can be asked. */
  readonly #hasInstance = (): boolean => this.#view !== null && !this.#asleep;

  #isBusy(): boolean {
    const isUsed = this.shadowRoot!.activeElement !== null || attributes.keyScopeIn(this) === "page";
    const { isEager, isUnderWay } = this.#loading;
    return isEager || isUsed || isUnderWay || (this.#view?.isBusy ?? true);
  }

  #sleep(): void {
    this.#view!.remember();
    this.#engine!.sleep();
    this.#setAsleep(true);
  }

  #setAsleep(asleep: boolean): void {
    this.#asleep = asleep;
    this.#frame.classList.toggle("asleep", asleep);
  }

  /** Calls `act` when there is an instance: at once, if there is. */
  #whenAwake(act: () => void): void {
    if (!this.#asleep) act();
    else void this.#wake(true).then((awake) => awake && act());
  }

  /** Gets an instance again. Resolves to whether that went well. */
  #wake(urgent: boolean): Promise<boolean> {
    if (urgent) liveInstances.hurry(this.#tenant);
    this.#waking ??= this.#readAgain(urgent).finally(() => (this.#waking = null));
    return this.#waking;
  }

  /** What was read before comes from the browser's cache, if it is there still. */
  async #readAgain(urgent: boolean): Promise<boolean> {
    const loading = this.#loading.begin();
    try {
      const engine = await this.#loading.read(loading.signal, urgent, "force-cache");
      if (!engine) return false;
      if (!this.#lost && this.#engine?.resume(engine)) this.#setAsleep(false);
      else this.#show(engine, attributes.chosenThreadIn(this, engine));
      return true;
    } catch (thrown) {
      loading.abort();
      if (!isAbort(thrown)) this.#complaints.report(asProblem(thrown));
      return false;
    } finally {
      this.#loading.end(loading, this.#hasInstance);
    }
  }

  #showChosenThread(engine: Engine): void {
    try {
      this.#show(engine, attributes.chosenThreadIn(this, engine));
    } catch (thrown) {
      this.#complaints.say(asProblem(thrown));
    }
  }

  /** A call has failed: what is in the page stays, and is read again when somebody wants more of it. */
  #lose(problem: ThreadBareError): void {
    this.#lost = true;
    this.#setAsleep(true);
    this.#view?.dispose();
    liveInstances.release(this.#tenant);
    this.#complaints.say(problem, "problem_later");
  }

  /** The same thread, in another language or the like: all else stays. */
  #showAnew(shown: ShownThread): void {
    this.#show(this.#engine!, this.#thread, this.#loading.opened, shown);
  }

  #show(
    engine: Engine,
    thread: number,
    opened = this.#loading.opened,
    shown: ShownThread | null = null,
  ): void {
    this.#view?.remember();
    if (!shown) this.#permalinks.forget();
    // Where memory runs out in this, what was shown before stays.
    this.#listen();
    this.#changed.delete("lang");
    const before = this.#view;
    // The static comments of a page may have been read for a while before the script came.
    const taken = this.#fallback.isShown ? new StaticState(this.#fallback.comments) : null;
    const view = new ThreadView(engine, {
      thread,
      taken,
      phrases: this.#phrases,
      order: attributes.orderIn(this),
      folds: foldPolicyIn(this),
      keys: attributes.keyScopeIn(this),
      headingLevel: attributes.headingLevelIn(this),
      remember: () => attributes.remembersIn(this),
      shown,
      file: opened ? null : this.#loading.address,
      onsort: (order) => this.#chooseOrder(order),
      ontoggle: (detail) => this.#dispatch("toggle", detail),
    });
    before?.dispose();
    this.#view = view;
    this.#engine = engine;
    this.#thread = thread;
    this.#loading.opened = opened;
    this.#lost = false;
    this.#setAsleep(false);
    engine.onfailure = (problem) => this.#lose(problem);
    this.#complaints.clear();
    this.#fallback.hide();
    dress(this.shadowRoot!);
    this.#live.append(view.element);
    if (before) depart(before.element);
    view.start();
    if (taken) view.goOn(taken);
    this.#dispatch("ready", { ...engine.document, thread: thread + 1, info: view.info });
    if (!shown && !taken?.hasLeftFragment) this.#permalinks.follow();
  }

  /** The reader's choice may be what the attribute says already, where the last visit had another. */
  #chooseOrder(order: Order): void {
    if (this.getAttribute("sort") === order) this.#sort(order);
    else this.setAttribute("sort", order);
  }

  #sort(order: Order): void {
    this.#view?.sort(order);
    this.#dispatch("sort", { order });
  }

  #close(): void {
    this.#loading.stop();
    liveInstances.leave(this.#tenant);
    this.#view?.remember();
    surroundings.leave(this);
    this.#setAsleep(false);
    this.#view?.dispose();
    if (this.#view) depart(this.#view.element);
    this.#view = null;
    this.#engine = null;
    this.#fallback.show();
    if (this.#fallback.isDeclared) undress(this.shadowRoot!);
  }

  #dispatch(name: string, detail: object): void {
    const options = { detail, bubbles: true, composed: true };
    this.dispatchEvent(new CustomEvent(`threadbare:${name}`, options));
  }

  /** Gets an instance before the view asks one, and then lets the event happen again. */
  readonly #wakeFirst = (event: Event): void => {
    if (!this.#asleep) return;
    const target = event.target as Element;
    const isOthers = event instanceof KeyboardEvent && keyOf(event) === null;
    if (isOthers || target.closest("a")) return;
    event.stopImmediatePropagation();
    if (event.type === "pointermove") return;
    const again = new (event.constructor as typeof Event)(event.type, event);
    this.#whenAwake(() => target.dispatchEvent(again));
  };
}
