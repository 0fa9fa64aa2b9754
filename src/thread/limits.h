// Every cap on untrusted input, with its reason, in one place.
#ifndef THREADBARE_THREAD_LIMITS_H_
#define THREADBARE_THREAD_LIMITS_H_

#include <cstddef>
#include <cstdint>

namespace threadbare {

/// Offsets into the text heap are 32 bits wide, and so is a wasm address: input and the text
/// derived from it must fit together. 16 MiB are left for derived text, columns come on top.
inline constexpr uint64_t kMaxInputBytes = 0xFFFFFFFFull - (16ull << 20);

/// Comments and threads have no cap of their own: each takes two bytes of input at least, `{}`, so
/// that their numbers stay below what 32 bits hold and stand for none.
inline constexpr uint64_t kLeastCommentBytes = 2;
static_assert(kMaxInputBytes / kLeastCommentBytes < 0xFFFFFFFFull);

/// Levels of `[` and `{`. Each level costs a frame of the JSON automaton's own stack. Nested
/// replies take two levels, so threads 8,000 deep are read; deeper ones are made to hurt.
inline constexpr size_t kMaxJsonDepth = 16384;

/// Elements of XML open at once, and attributes of one tag. Exports nest five deep and have five;
/// what is far past that is made to hurt.
inline constexpr size_t kMaxXmlDepth = 256;
inline constexpr size_t kMaxXmlAttributes = 256;

/// Warnings kept for a document. A broken export of a million comments has a million of them; past
/// this many they are counted, not kept.
inline constexpr size_t kMaxWarnings = 1000;

/// Longest id that is kept. Real ones are under 300 bytes (at-URIs, Message-IDs).
inline constexpr size_t kMaxIdBytes = 4096;

/// Longest body that is rendered as Markdown. md4c is linear since 0.5.3, older ones are not; past
/// this a body is shown as plain text, so nothing is lost but its looks.
inline constexpr size_t kMaxMarkdownBytes = 256 * 1024;

/// Most HTML that one body may become, as a multiple of its size plus a constant. Reference links
/// and escapes multiply text; honest bodies stay under 8×. Past it the rest is left out, and said.
inline constexpr size_t kMaxOutputFactor = 32;
inline constexpr size_t kMaxOutputSlack = 64 * 1024;

/// Elements open at once inside a body. Chromium's parser flattens the DOM past 512 levels, and a
/// page has levels of its own; deeper quotes and lists are drawn at this level.
inline constexpr size_t kMaxBodyDepth = 64;

/// Attributes of an HTML tag that are kept. Real ones have under 20; the first of equal names
/// counts, so what comes later is only there to be searched.
inline constexpr size_t kMaxHtmlAttributes = 64;

/// Elements of an HTML body that may wait for their end tag, blocks and inline ones each: end tags
/// are looked for among them. Real ones are under 40 deep, newsletters with their tables included.
inline constexpr size_t kMaxOpenHtml = 128;

/// Entities have none either: a document that declares some (a DOCTYPE) is refused, and a character
/// reference is never shorter than what it stands for. Digits behind the last that fits are passed
/// by.

/// Superscripts within superscripts, `^a^b`. Nobody reads the fourth.
inline constexpr size_t kMaxNestedSuperscripts = 8;

/// Columns by which a line of text is indented. Past this an indentation says nothing, and would
/// only push its text off the screen.
inline constexpr size_t kMaxShownIndent = 64;

/// Bytes of an HTML attribute `lang`. Those of RFC 5646 that occur are under 12.
inline constexpr size_t kMaxLanguageBytes = 20;

/// Bytes of a comment's id that becomes its anchor. Longer ones, at-URIs and Message-IDs, hold
/// characters that an anchor may not have, and comments are then numbered.
inline constexpr size_t kMaxAnchorBytes = 64;

/// Levels by which comments are indented in exported text and Markdown. What is left of a line must
/// stay readable, and 100,000 levels must not become gigabytes of spaces; deeper ones say their
/// level.
inline constexpr uint32_t kMaxExportIndent = 40;

/// Levels of JSON that came with a thread and goes out with it as it is. Each is a byte on the
/// stack; what is deeper is left out.
inline constexpr int kMaxSliceDepth = 64;

/// Folded text that a find keeps, in bytes. What is past it is made anew by each find.
inline constexpr size_t kMaxFindTextBytes = size_t{256} << 20;

/// Words and conditions of an expression to find by: each is looked for in every comment.
inline constexpr size_t kMaxFindParts = 32;

/// Bytes of one of those words, folded. Where text almost matches everywhere, each place costs as
/// much as the word is long: `aaa…ab` in a megabyte of `a`.
inline constexpr size_t kMaxFindWordBytes = 1024;

/// Different paths of keys by which a document is recognised, and the bytes in which they are
/// looked for: recognition is one step, and may take some milliseconds.
inline constexpr size_t kMaxSamplePaths = 512;
inline constexpr size_t kSampleBytes = size_t{1} << 20;

/// The same for proposing a map: bytes looked at, places in the tree of keys, and different values
/// that are kept of one place.
inline constexpr size_t kShapeBytes = size_t{4} << 20;
inline constexpr size_t kMaxShapeNodes = 4096;
inline constexpr size_t kMaxShapeValues = 20000;

/// Comment levels that static pages nest as `details`; three elements a level stay well below
/// Chromium's 512. Deeper comments follow flat, and say their level.
inline constexpr uint32_t kMaxStaticDepth = 100;

/// Longest URL that becomes a link: the longest that browsers agree on is far above, but a link
/// nobody can read is a way to hide something.
inline constexpr size_t kMaxUrlBytes = 8192;

/// Parts of a message within parts. Forwards of forwards of signed alternatives reach eight; each
/// level looks through its bytes once more.
inline constexpr size_t kMaxMimeDepth = 32;

/// Parts of one message. A digest of a busy list has a hundred; more are left out.
inline constexpr size_t kMaxMimeParts = 2000;

/// References of one message that are kept, the last ones and the first. Real threads have been
/// seen 400 deep; each one that is not in the file may become a placeholder.
inline constexpr size_t kMaxReferences = 1000;

/// Different paths that a map looks for in one kind of object. Fields are numbered by a byte, and
/// nobody writes a fifth of this by hand.
inline constexpr size_t kMaxMapPaths = 200;

}  // namespace threadbare

#endif  // THREADBARE_THREAD_LIMITS_H_
