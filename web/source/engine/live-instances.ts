// Which elements of a page have an instance of the engine: those near the screen. A browser gives a
// page about a hundred and no more.

import { getReady } from "./readiness.js";

/** Instances at a time, but for elements that say they are always to have one. */
const MOST_LIVE = 32;

/** How far from the screen is near. */
const MARGIN = "100% 0px";

/** When to look again whether one can be dropped that was busy, in milliseconds. */
const RETRY = 200;

/** An element that needs an instance. */
export interface Tenant {
  readonly element: Element;
  /** Whether it cannot do without its instance now. */
  isBusy(): boolean;
  /** Is near, after it was not. */
  comesNear(): void;
  /** Has to drop its instance. */
  sleep(): void;
}

interface Request {
  readonly tenant: Tenant;
  /** Is granted wherever the element is. */
  urgent: boolean;
  grant(): void;
}

class LiveInstances {
  readonly #tenants = new Map<Element, Tenant>();
  readonly #near = new Set<Tenant>();
  /** Those that have an instance, or are about to. The one that got it first is the first. */
  readonly #live = new Set<Tenant>();
  readonly #waiting = new Map<Tenant, Request>();
  #observer: IntersectionObserver | null = null;
  #retry = 0;

  enter(tenant: Tenant): void {
    this.#observer ??= new IntersectionObserver((entries) => this.#move(entries), {
      rootMargin: MARGIN,
    });
    this.#tenants.set(tenant.element, tenant);
    this.#observer.observe(tenant.element);
  }

  /** It has no instance any more, and wants none. */
  leave(tenant: Tenant): void {
    this.#observer?.unobserve(tenant.element);
    this.#tenants.delete(tenant.element);
    this.#near.delete(tenant);
    this.release(tenant);
  }

  /** It has no instance any more. */
  release(tenant: Tenant): void {
    this.#live.delete(tenant);
    this.#grant();
  }

  /** Takes one at once, whatever the number. */
  take(tenant: Tenant): void {
    getReady(tenant.element);
    this.#waiting.get(tenant)?.grant();
    this.#waiting.delete(tenant);
    if (!this.#live.has(tenant) && this.#live.size >= MOST_LIVE) this.#makeRoom(true);
    this.#live.add(tenant);
  }

  /** Resolves when it may have one: when it is near, or if it is urgent, and there is room. */
  request(tenant: Tenant, signal: AbortSignal, urgent: boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(tenant, { tenant, urgent, grant: resolve });
      signal.addEventListener("abort", () => {
        this.#waiting.delete(tenant);
        reject(signal.reason as Error);
      });
      this.#grant();
    });
  }

  /** What it waits for is urgent by now. */
  hurry(tenant: Tenant): void {
    const request = this.#waiting.get(tenant);
    if (request) request.urgent = true;
    this.#grant();
  }

  #move(entries: readonly IntersectionObserverEntry[]): void {
    for (const { isIntersecting, target } of entries) {
      const tenant = this.#tenants.get(target);
      if (!tenant) continue;
      if (!isIntersecting) this.#near.delete(tenant);
      else if (!this.#near.has(tenant)) {
        this.#near.add(tenant);
        getReady(tenant.element);
        tenant.comesNear();
      }
    }
    this.#grant();
  }

  #grant(): void {
    clearTimeout(this.#retry);
    const wanted = [...this.#waiting.values()].filter(
      ({ tenant, urgent }) => urgent || this.#near.has(tenant) || this.#live.has(tenant),
    );
    wanted.sort((a, b) => Number(b.urgent) - Number(a.urgent));
    for (const { tenant, urgent, grant } of wanted) {
      if (!this.#live.has(tenant) && this.#live.size >= MOST_LIVE && !this.#makeRoom(urgent)) {
        this.#retry = window.setTimeout(() => this.#grant(), RETRY);
        return;
      }
      this.#waiting.delete(tenant);
      this.#live.delete(tenant);
      this.#live.add(tenant);
      getReady(tenant.element);
      grant();
    }
  }

  /** Puts one to sleep that is far; for what is urgent also one that is near. */
  #makeRoom(urgent: boolean): boolean {
    const idle = [...this.#live].filter((tenant) => !tenant.isBusy());
    const leaving = idle.find((tenant) => !this.#near.has(tenant)) ?? (urgent ? idle[0] : undefined);
    if (!leaving) return false;
    this.#live.delete(leaving);
    leaving.sleep();
    return true;
  }
}

/** Those of this page. */
export const liveInstances = new LiveInstances();
