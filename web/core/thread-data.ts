// Threads as data: the native JSON, which README describes, as `threadbare convert --to json` writes
// it. What is unknown is absent, never zero or empty. Times are RFC 3339.

/** How a body is written. */
export type Markup = "markdown" | "html" | "text";

/** What became of a comment; absent for one that simply stands there. */
export type CommentState = "deleted" | "removed" | "missing" | "hidden";

export type Role = "op" | "moderator" | "admin" | "bot" | "banned" | "deleted";

export interface Author {
  /** Tells people apart. */
  readonly name?: string;
  /** The name to show, where that is another. */
  readonly display?: string;
  readonly url?: string;
  readonly roles?: readonly Role[];
}

export interface Media {
  readonly url?: string;
  readonly alt?: string;
  readonly type?: string;
}

export interface Reaction {
  readonly name?: string;
  readonly count?: number;
}

export interface PollOption {
  readonly text?: string;
  readonly votes?: number;
}

export interface Quote {
  readonly author?: string;
  readonly url?: string;
  readonly body?: string;
  readonly markup?: Markup;
}

/** What a comment and the post have in common. */
export interface Post {
  readonly id?: string;
  readonly author?: Author;
  readonly time?: string;
  /** When it was changed, or that it was. */
  readonly edited?: string | true;
  /** How old it was when the source was saved, where only that is known: "6 months". */
  readonly age?: string;
  readonly score?: number;
  readonly up?: number;
  readonly down?: number;
  /** As it came; `markup` says how to read it. */
  readonly body?: string;
  readonly markup?: Markup;
  readonly state?: CommentState | "normal";
  /** Why it is in that state. */
  readonly reason?: string;
  readonly subject?: string;
  /** A content warning, which covers the body. */
  readonly warning?: string;
  /** "answer", "pingback". */
  readonly kind?: string;
  /** What it comments on, such as lines of a diff. */
  readonly context?: string;
  readonly pinned?: true;
  /** The original. */
  readonly url?: string;
  /** Replies that exist but are not in the file. */
  readonly unloaded?: number;
  readonly media?: readonly Media[];
  readonly reactions?: readonly Reaction[];
  readonly poll?: readonly PollOption[];
  readonly quotes?: readonly Quote[];
  /** Custom emoji, as the source has them. */
  readonly emoji?: unknown;
}

/** A comment. They stand in preorder: a comment's replies follow it, one level deeper. */
export interface Comment extends Post {
  /** The id of what it replies to; null at a root. Where ids are not known, `depth` tells. */
  readonly parent?: string | null;
  /** A root has depth 0. */
  readonly depth: number;
}

/** A whole thread. */
export interface ThreadData {
  readonly threadbare: 1;
  readonly title?: string;
  /** The title was made of how the post begins. */
  readonly title_derived?: true;
  readonly url?: string;
  /** Where relative links start. */
  readonly base?: string;
  /** The format it came in. */
  readonly source?: string;
  readonly language?: string;
  /** When it was saved. */
  readonly captured?: string;
  readonly unloaded?: number;
  /** Why its post was not for everybody: "draft". */
  readonly unpublished?: string;
  readonly post?: Post;
  readonly comments: readonly Comment[];
}
