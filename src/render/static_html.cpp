#include "render/static_html.h"

#include <vector>

#include "render/export.h"
#include "render/html_writer.h"
#include "thread/limits.h"

namespace threadbare {

namespace {

// What stands in for a branch while it is folded: the article itself is then not shown.
void write_summary(HtmlWriter& writer, const Thread& thread, uint32_t comment) {
  writer.open(Element::summary);
  writer.open(Element::span);
  writer.attribute(Attribute::class_, "folded-head");
  const Comment view = thread[comment];
  writer.text(view.has_author() ? view.author_display() : std::string_view("unknown author"));
  if (view.score()) {
    writer.text(" · ");
    writer.text(grouped(*view.score()));
  }
  writer.text(" · ");
  writer.text(counted(thread.descendants(comment), "reply", "replies"));
  writer.close(Element::span);
  writer.close(Element::summary);
}

// JSON between script tags: `</script` and `<!--` would end or change the script; `<` stands in
// strings only, where its escape means the same.
void append_for_script(std::string& out, std::string_view json) {
  for (char c : json) {
    if (c == '<') {
      out += "\\u003c";
    } else {
      out.push_back(c);
    }
  }
}

std::string escaped_text(std::string_view text) {
  std::string out;
  HtmlWriter(out).text(text);
  return out;
}

}  // namespace

void render_static(const Thread& thread, const HtmlOptions& options, std::string& out) {
  {
    HtmlWriter writer(out);
    writer.open(Element::div);
    writer.attribute(Attribute::class_, "threadbare");
    write_post(writer, thread, options);
    std::vector<uint32_t> branch_ends;  // of the open <details>, innermost last
    for (uint32_t i = 0; i < thread.size(); ++i) {
      while (!branch_ends.empty() && branch_ends.back() <= i) {
        writer.close(Element::details);
        branch_ends.pop_back();
      }
      const Row row = {i, thread.depth(i), thread.descendants(i), false, false};
      const bool is_branch = row.replies > 0 && branch_ends.size() < kMaxStaticDepth;
      if (is_branch) {
        writer.open(Element::details);
        writer.attribute(Attribute::class_, row.depth == 0 ? "branch root" : "branch");
        writer.attribute(Attribute::open);
        write_summary(writer, thread, i);
        branch_ends.push_back(thread.end(i));
      }
      write_article(writer, thread, row, options, false);
    }
    while (!branch_ends.empty()) {
      writer.close(Element::details);
      branch_ends.pop_back();
    }
    writer.close(Element::div);
  }
  out.push_back('\n');
}

std::string render_page(const Thread& thread, std::string_view page_template,
                        const HtmlOptions& options) {
  struct Mark {
    std::string_view name;
    size_t at;
  };
  Mark marks[] = {{"{{title}}", 0}, {"{{comments}}", 0}, {"{{data}}", 0}};
  size_t from = 0;
  for (Mark& mark : marks) {
    mark.at = page_template.find(mark.name, from);
    if (mark.at == std::string_view::npos) return {};
    from = mark.at + mark.name.size();
  }
  std::string out;
  size_t copied = 0;
  auto copy_up_to = [&](const Mark& mark) {
    out += page_template.substr(copied, mark.at - copied);
    copied = mark.at + mark.name.size();
  };
  copy_up_to(marks[0]);
  out += escaped_text(thread.title().empty() ? std::string_view("Comments") : thread.title());
  copy_up_to(marks[1]);
  render_static(thread, options, out);
  copy_up_to(marks[2]);
  append_for_script(out, to_json(thread, {options.keep_hidden}));
  out += page_template.substr(copied);
  return out;
}

}  // namespace threadbare
