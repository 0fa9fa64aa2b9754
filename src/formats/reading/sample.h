// What recognition sees of an input: its kind, and for JSON the paths that occur in it.
#ifndef THREADBARE_FORMATS_READING_SAMPLE_H_
#define THREADBARE_FORMATS_READING_SAMPLE_H_

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace threadbare {

/// Made once for an input, then shown to every format.
struct Sample {
  enum class Kind { text, json, xml };

  Kind kind = Kind::text;

  /// The whole of the part of the input. Formats of plain text look for their own marks in it.
  std::string_view input;

  /// For JSON: it is a text a line (https://jsonlines.org), each an object or array. They are read
  /// like the elements of one array, and `paths` has them so: "[].id".
  bool lines = false;

  /// Whether all of it is to be checked, also what no format wants; see JsonChecks.
  bool strict = false;

  /// For XML: the name of the outermost element, "disqus", and its start tag up to its end.
  std::string_view root;
  std::string_view root_tag;

  /// For JSON: the distinct paths met in its first part, down to four keys deep, in order:
  /// "comments", "comments[]", "comments[].comment", "comments[].comment.path". An array's elements
  /// are `[]`; a path stands once however often it occurs.
  std::vector<std::string> paths;

  /// For JSON: the way to the documents in it, where something is wrapped around them: a key, "*"
  /// for all keys, or an empty text for all elements of an array. `paths` then begin at a document.
  /// See unwrap().
  std::vector<std::string> envelope;

  /// Whether `path` occurs. Complexity: linear in the number of paths, which is capped.
  bool has(std::string_view path) const;

  /// The first of `choices` that occurs, else an empty text. The choices must be static.
  std::string_view first_of(std::initializer_list<std::string_view> choices) const;
};

/// Looks at `input` (valid UTF-8). It is JSON if its first character that is no white space opens
/// an object or array and what follows can begin one. It is XML if it begins with `<?xml` or with
/// an element that is none of HTML's outermost; a few characters of junk before `<?xml` are passed
/// over. Complexity: the first megabyte for JSON, a few kilobytes else.
Sample take_sample(std::string_view input);

/// Takes one more envelope from around the documents in `sample`: an array, as of the pages of an
/// API, or an object that has them below one of the keys which clients choose, such as "data"; with
/// `any_key`, below all of its keys: {"post": …, "comments": …}. Its paths then are what stands
/// inside. False if there is none, or there were three: nothing changes.
bool unwrap(Sample& sample, bool any_key = false);

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_READING_SAMPLE_H_
