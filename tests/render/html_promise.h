// What the writer's HTML may hold, in tables of their own: the writer's are not asked, so that a
// mistake in them shows.
#ifndef THREADBARE_TESTS_RENDER_HTML_PROMISE_H_
#define THREADBARE_TESTS_RENDER_HTML_PROMISE_H_

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

namespace threadbare::html_promise {

/// Whether `text` is one of the words of `list`, which spaces divide.
inline bool is_one_of(std::string_view text, std::string_view list) {
  if (text.empty() || text.find(' ') != text.npos) return false;
  const std::string padded = " " + std::string(list) + " ";
  return padded.find(" " + std::string(text) + " ") != std::string::npos;
}

inline bool is_made_of(std::string_view text, std::string_view characters) {
  return !text.empty() && text.find_first_not_of(characters) == text.npos;
}

/// A number from 1 on, of up to `digits` digits, as a browser reads it back.
inline bool is_count(std::string_view text, size_t digits) {
  return is_made_of(text, "0123456789") && text.size() <= digits && text[0] != '0';
}

inline constexpr std::string_view kPhrasing =
    "a b br code del em i ins kbd mark s small span strong sub sup u";
inline constexpr std::string_view kBlocks =
    "blockquote dd details dl dt h4 h5 h6 hr li ol p pre summary table tbody td th thead tr ul";
/// What only stands around bodies.
inline constexpr std::string_view kFrame = "article header footer section button time div h2 h3";
inline constexpr std::string_view kFrameBlocks = "article header footer section div h2 h3";
/// A block inside one of these would end it, or be out of place. (In `pre` browsers leave it.)
inline constexpr std::string_view kHoldNoBlocks = "p h2 h3 h4 h5 h6 summary button";

/// What may stand right in an element that takes only some; empty: anything may.
inline std::string_view only_children_of(std::string_view element) {
  if (element == "table") return "thead tbody tr";
  if (element == "thead" || element == "tbody") return "tr";
  if (element == "tr") return "td th";
  return {};
}

/// The only elements that an element may stand right in; empty: any may hold it.
inline std::string_view only_parents_of(std::string_view element) {
  if (element == "li") return "ul ol";
  if (element == "dt" || element == "dd") return "dl";
  if (element == "td" || element == "th") return "tr";
  if (element == "tr") return "thead tbody table";
  if (element == "thead" || element == "tbody") return "table";
  if (element == "summary") return "details";
  return {};
}

/// Whether a class is one that bodies have; `class` is the whole attribute.
inline bool is_body_class(std::string_view css_class) {
  constexpr std::string_view kLanguage = "language-";
  if (css_class.starts_with(kLanguage)) {
    return is_made_of(css_class.substr(kLanguage.size()),
                      "abcdefghijklmnopqrstuvwxyz0123456789+#-");
  }
  constexpr std::string_view kAlert = "alert alert-";
  if (css_class.starts_with(kAlert)) {
    return is_one_of(css_class.substr(kAlert.size()), "note tip important warning caution");
  }
  return is_one_of(css_class,
                   "align-center align-left align-right cut footnotes image-link media-link onebox "
                   "quote quote-fold signature spoiler spoiler-inline task");
}

/// Whether every class of the attribute is one of those of the frame.
inline bool is_frame_class(std::string_view css_class) {
  while (!css_class.empty()) {
    const size_t end = std::min(css_class.find(' '), css_class.size());
    const std::string_view name = css_class.substr(0, end);
    css_class.remove_prefix(std::min(end + 1, css_class.size()));
    const bool is_hue = name.starts_with("hue-") && is_made_of(name.substr(4), "0123456789");
    const bool is_depth = name.size() > 1 && name[0] == 'd' &&
                          is_made_of(name.substr(1), "0123456789") && name.size() <= 3;
    if (!is_depth && !is_hue &&
        !is_one_of(name,
                   "author badge badge-admin badge-banned badge-bot badge-gone badge-kind "
                   "badge-moderator badge-new badge-op badge-pinned body branch comment context "
                   "controls-room "
                   "derived edited folded folded-count folded-head folded-reason folded-words "
                   "footer instance is-deleted "
                   "image-link is-hidden is-missing is-new is-removed large level media media-link "
                   "original permalink poll post "
                   "quoted quoted-author rails reactions replying root row score state subject "
                   "summary threadbare time title toggle toolbar unknown votes warning who")) {
      return false;
    }
  }
  return true;
}

/// The id of an article.
inline bool is_comment_id(std::string_view id) {
  return id.starts_with("comment-") &&
         is_made_of(id.substr(8),
                    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");
}

/// "2024-01-14T09:30:00Z", the year of any length.
inline bool is_datetime(std::string_view text) {
  constexpr std::string_view kShape = "-00-00T00:00:00Z";
  if (text.starts_with('-')) text.remove_prefix(1);
  if (text.size() < kShape.size() + 4) return false;
  const std::string_view year = text.substr(0, text.size() - kShape.size());
  if (!is_made_of(year, "0123456789")) return false;
  text.remove_prefix(year.size());
  return std::equal(text.begin(), text.end(), kShape.begin(), [](char c, char shape) {
    return shape == '0' ? c >= '0' && c <= '9' : c == shape;
  });
}

/// Whether a link may lead there: `url` is what a browser has after undoing references. http and
/// https with a host and no user name, or mailto; nothing in it that a browser drops or takes for
/// something else.
inline bool is_outer_url(std::string_view url) {
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte == 0x7F || c == '\\' || c == '"' || c == '<' || c == '>') return false;
  }
  if (url.starts_with("mailto:")) return url.size() > 7;
  const size_t scheme = url.starts_with("https://") ? 8 : url.starts_with("http://") ? 7 : 0;
  if (scheme == 0) return false;
  const std::string_view rest = url.substr(scheme);
  const std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
  if (authority.empty() || authority.find_first_of("@%") != authority.npos) return false;
  return std::all_of(rest.begin() + static_cast<std::ptrdiff_t>(authority.size()), rest.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// How many bytes the character at the start of `text` has; 0 if it is not valid UTF-8. Its code
/// point comes into `code`.
inline size_t utf8_size(std::string_view text, char32_t& code) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(0);
  code = first;
  if (first < 0x80) return 1;
  const size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  if (first < 0xC2 || first > 0xF4 || text.size() < size) return 0;
  code = first & (0xFFu >> (size + 1));
  for (size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
    code = code << 6 | (byte(i) & 0x3F);
  }
  const bool is_character = code >= kLeast[size] && code <= 0x10FFFF;
  return is_character && !(code >= 0xD800 && code <= 0xDFFF) ? size : 0;
}

/// Whether a character turns the order of what follows it.
inline bool reorders_text(char32_t code) {
  return code >= 0x202A && code <= 0x202E;
}

}  // namespace threadbare::html_promise

#endif  // THREADBARE_TESTS_RENDER_HTML_PROMISE_H_
