#include "formats/bluesky/rich_text.h"

#include <algorithm>
#include <utility>

#include "thread/stable_sort.h"

namespace threadbare {

namespace {

constexpr std::string_view kSite = "https://bsky.app/";

void append_escaped(std::string& html, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      case '\n':
        html += "<br>";
        break;
      default:
        html += c;
    }
  }
}

bool begins_character(std::string_view text, size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

bool fits(const Facet& facet, std::string_view text) {
  return !facet.href.empty() && facet.begin >= 0 && facet.end > facet.begin &&
         static_cast<size_t>(facet.end) <= text.size() &&
         begins_character(text, static_cast<size_t>(facet.begin)) &&
         begins_character(text, static_cast<size_t>(facet.end));
}

// Takes what stands before the next slash off the front of `text`, and the slash.
std::string_view take_segment(std::string_view& text) {
  const size_t end = std::min(text.find('/'), text.size());
  const std::string_view segment = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return segment;
}

std::string join(std::string_view first, std::string_view who, std::string_view kind,
                 std::string_view key) {
  std::string url(kSite);
  return url.append(first).append(who).append(kind).append(key);
}

}  // namespace

void keep_fitting(std::vector<Facet>& facets, std::string_view text) {
  sort_stably(std::span(facets), [](const Facet& a, const Facet& b) { return a.begin < b.begin; });
  int32_t covered = 0;
  const auto drops = [&](const Facet& facet) {
    if (!fits(facet, text) || facet.begin < covered) return true;
    covered = facet.end;
    return false;
  };
  std::vector<Facet> kept;
  for (Facet& facet : facets) {
    if (!drops(facet)) kept.push_back(std::move(facet));
  }
  facets = std::move(kept);
}

std::string rich_text_html(std::string_view text, const std::vector<Facet>& facets) {
  std::string html;
  size_t at = 0;
  for (const Facet& facet : facets) {
    const auto begin = static_cast<size_t>(facet.begin);
    const auto end = static_cast<size_t>(facet.end);
    append_escaped(html, text.substr(at, begin - at));
    html += "<a href=\"";
    append_escaped(html, facet.href);
    html += "\">";
    append_escaped(html, text.substr(begin, end - begin));
    html += "</a>";
    at = end;
  }
  append_escaped(html, text.substr(at));
  return html;
}

std::string page_of_record(std::string_view at_uri, std::string_view who) {
  if (!at_uri.starts_with("at://")) return {};
  std::string_view rest = at_uri.substr(5);
  const std::string_view repository = take_segment(rest);
  const std::string_view collection = take_segment(rest);
  const std::string_view key = take_segment(rest);
  if (key.empty()) return {};
  if (who.empty()) who = repository;
  if (collection == "app.bsky.feed.post") return join("profile/", who, "/post/", key);
  if (collection == "app.bsky.feed.generator") return join("profile/", who, "/feed/", key);
  if (collection == "app.bsky.graph.list") return join("profile/", who, "/lists/", key);
  if (collection == "app.bsky.graph.starterpack") return join("starter-pack/", who, "/", key);
  return {};
}

std::string page_of_tag(std::string_view tag) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string url = join("hashtag/", {}, {}, {});
  for (const char c : tag) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '_' || c == '.' || c == '~';
    const auto byte = static_cast<unsigned char>(c);
    if (plain) {
      url += c;
    } else {
      url.append("%").append(1, kDigits[byte >> 4]).append(1, kDigits[byte & 15]);
    }
  }
  return url;
}

}  // namespace threadbare
