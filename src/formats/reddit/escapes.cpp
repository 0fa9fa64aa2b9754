#include "formats/reddit/escapes.h"

namespace threadbare {

bool is_escaped_html(JsonNode node, uint8_t field) {
  bool has_json_escapes = false;
  const std::string_view html = node.view(node.raw_text(field, has_json_escapes));
  return html.starts_with("&lt;") || (has_json_escapes && html.starts_with("\\u0026lt;"));
}

bool undo_reddit_escapes(std::string& text) {
  struct Escape {
    std::string_view from;
    char to;
  };
  constexpr Escape kEscapes[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}};
  size_t to = 0;
  for (size_t from = 0; from < text.size();) {
    const std::string_view rest = std::string_view(text).substr(from);
    size_t size = 1;
    char c = text[from];
    for (const Escape& escape : kEscapes) {
      if (c != '&' || !rest.starts_with(escape.from)) continue;
      size = escape.from.size();
      c = escape.to;
      break;
    }
    text[to++] = c;
    from += size;
  }
  const bool changed = to != text.size();
  text.resize(to);
  return changed;
}

std::string_view without_outer_space(std::string_view text) {
  const auto strip = [&text](std::string_view space) {
    while (text.starts_with(space)) text.remove_prefix(space.size());
    while (text.ends_with(space)) text.remove_suffix(space.size());
  };
  size_t size;
  do {
    size = text.size();
    for (const std::string_view space : {" ", "\n", "\\n", "\\r", "\\t"}) strip(space);
  } while (text.size() != size);
  return text;
}

std::vector<Piece> ids_in_json(const TextHeap& heap, Piece json) {
  std::vector<Piece> ids;
  const std::string_view text = heap.view(json);
  for (size_t begin = text.find('"'); begin < text.size(); begin = text.find('"', begin)) {
    const size_t end = text.find('"', ++begin);
    if (end == std::string_view::npos) break;
    ids.push_back({json.offset + static_cast<uint32_t>(begin), static_cast<uint32_t>(end - begin)});
    begin = end + 1;
  }
  return ids;
}

}  // namespace threadbare
