#include "render/static_html.h"

#include <span>
#include <vector>

#include "render/excerpt.h"
#include "render/export/export.h"
#include "render/folded_head.h"
#include "render/html/html_writer.h"
#include "render/info.h"
#include "render/words/phrase.h"
#include "thread/limits.h"
#include "thread/page_url.h"

namespace threadbare {

namespace {

// A branch with so many replies is higher than any screen, and is laid out only when it is looked
// at.
constexpr uint32_t kLargeBranch = 50;

// What stands in for a branch while it is folded: the article itself is then not shown.
void write_summary(HtmlWriter& writer, const Thread& thread, const Row& row,
                   const HtmlOptions& options) {
  const uint32_t comment = row.comment;
  writer.open(Element::summary);
  writer.open(Element::span);
  writer.attribute(Attribute::class_, "folded-head");
  const Comment view = thread[comment];
  const Phrasebook& phrases = writer.phrases();
  writer.open(Element::span);
  writer.attribute(Attribute::dir, "auto");
  writer.text(view.has_author() ? view.author_display() : phrases[Phrase::unknown_author]);
  writer.close(Element::span);
  const auto write = [&writer](const std::string& fact) {
    writer.text(" · ");
    writer.text(fact);
  };
  if (view.score()) write(phrases.number(*view.score()));
  if (view.time() != kUnknownTime) {
    write(options.now == kUnknownTime ? phrases.date(view.time())
                                      : phrases.ago(age_of(options.now - view.time())));
  }
  if (row.replies > 0) write(phrases.counted(Phrase::replies, row.replies));
  write_fold_reason(writer, row.reason, options.folds);
  write_first_words(writer, thread, comment);
  writer.close(Element::span);
  writer.close(Element::summary);
}

// What stands above the comments: how many there are, and of whom. In the live element the same
// line has controls below it, for which the styles keep the room free if there is more than one
// comment.
void write_toolbar(HtmlWriter& writer, const Thread& thread) {
  const ThreadCounts counts = count(thread);
  const Phrasebook& phrases = writer.phrases();
  writer.open(Element::div);
  const bool has_controls = counts.comments + counts.missing > 1;
  writer.attribute(Attribute::class_, has_controls ? "toolbar controls-room" : "toolbar");
  writer.open(Element::p);
  writer.attribute(Attribute::class_, "summary");
  writer.open(Element::strong);
  writer.text(phrases.counted(Phrase::comment_count, counts.comments));
  writer.close(Element::strong);
  const auto lesser = [&](Phrase phrase, int64_t number, int64_t more_than) {
    if (number <= more_than) return;
    writer.open(Element::span);
    writer.text(phrases.counted(phrase, number));
    writer.close(Element::span);
  };
  lesser(Phrase::by_people, counts.authors, 1);
  lesser(Phrase::missing, counts.missing, 0);
  lesser(Phrase::elsewhere, static_cast<int64_t>(counts.unloaded), 0);
  writer.close(Element::p);
  writer.close(Element::div);
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

// As attributes of the element that takes over: what differs from its own defaults.
std::string fold_attributes(const FoldPolicy& policy) {
  const FoldPolicy usual;
  std::string out;
  const auto add = [&out](std::string_view name, const std::string& value) {
    out.append(" ").append(name).append("=\"").append(value).append("\"");
  };
  const auto count = [](uint32_t number) {
    return number == FoldPolicy::kNever ? "off" : std::to_string(number);
  };
  if (policy.below_score != usual.below_score) {
    const bool is_off = policy.below_score == FoldPolicy::kAnyScore;
    add("fold-below", is_off ? "off" : std::to_string(policy.below_score));
  }
  if (policy.removed != usual.removed) add("fold-removed", "off");
  if (policy.bots != usual.bots) add("fold-bots", "off");
  if (policy.roots_after != usual.roots_after) add("fold-roots-after", count(policy.roots_after));
  if (policy.depth != usual.depth) add("collapse-depth", count(policy.depth));
  return out;
}

// What differs from the element's own defaults, so that it shows what the static comments do.
std::string element_attributes(const HtmlOptions& options) {
  std::string out = fold_attributes(options.folds);
  if (options.heading_level != HtmlOptions::kTopHeading) {
    out += " heading-level=\"" + std::to_string(options.heading_level) + '"';
  }
  return out;
}

std::string escaped_text(std::string_view text) {
  std::string out;
  HtmlWriter(out).text(text);
  return out;
}

// The value of an attribute, in its quotes.
std::string quoted(std::string_view value) {
  std::string out = "\"";
  for (char c : escaped_text(value)) {
    if (c == '"') {
      out += "&quot;";
    } else {
      out.push_back(c);
    }
  }
  return out.append("\"");
}

}  // namespace

void render_static(const Thread& thread, const HtmlOptions& options, std::string& out) {
  {
    HtmlWriter writer(out, options.phrases);
    writer.lower_headings(options.heading_level - HtmlOptions::kTopHeading);
    writer.open(Element::div);
    writer.attribute(Attribute::class_, "threadbare");
    // A page is most often written from left to right, whatever it does not say.
    if (options.phrases[Phrase::direction] == "rtl") writer.attribute(Attribute::dir, "rtl");
    write_post(writer, thread, options);
    write_toolbar(writer, thread);
    std::vector<uint32_t> branch_ends;  // of the open <details>, innermost last
    for (uint32_t i = 0; i < thread.size(); ++i) {
      while (!branch_ends.empty() && branch_ends.back() <= i) {
        writer.close(Element::details);
        branch_ends.pop_back();
      }
      const FoldReason reason = reason_to_fold(thread, i, i, options.folds);
      const uint32_t depth = thread.depth(i);
      const Row row = {i, depth, depth, thread.descendants(i), false, false, reason};
      const bool is_folded = reason != FoldReason::none;
      const bool is_branch = (row.replies > 0 || is_folded) && branch_ends.size() < kMaxStaticDepth;
      if (is_branch) {
        writer.open(Element::details);
        const bool is_large = row.replies >= kLargeBranch;
        const char* const root = is_large ? "branch root large" : "branch root";
        writer.attribute(Attribute::class_, row.depth == 0 ? root : "branch");
        if (!is_folded) writer.attribute(Attribute::open);
        write_summary(writer, thread, row, options);
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

namespace {

struct Mark {
  std::string_view name;
  std::string_view value;
  bool optional = false;
};

// `page_template` with the marks, in the order in which they stand in it, replaced by their values;
// empty if one is missing that must be there.
std::string filled(std::string_view page_template, std::span<const Mark> marks) {
  std::string out;
  for (const Mark& mark : marks) {
    const size_t at = page_template.find(mark.name);
    if (at == std::string_view::npos && mark.optional) continue;
    if (at == std::string_view::npos) return {};
    out.append(page_template.substr(0, at)).append(mark.value);
    page_template.remove_prefix(at + mark.name.size());
  }
  return out.append(page_template);
}

// What to call a thread: its title, else how it begins, else the page that it is about.
std::string name_of(const Thread& thread, const Phrasebook& phrases) {
  if (!thread.title().empty()) return std::string(thread.title());
  std::string excerpt = excerpt_of(thread);
  if (!excerpt.empty()) return excerpt;
  if (!thread.url().empty()) return page_of(thread.url());
  return std::string(phrases[Phrase::untitled]);
}

// A line of the list: name, page, number of comments, date of the last.
void write_entry(HtmlWriter& writer, const Thread& thread, const std::string& file) {
  const ThreadCounts counts = count(thread);
  const Phrasebook& phrases = writer.phrases();
  writer.open(Element::li);
  writer.open(Element::a);
  writer.attribute(Attribute::href, file);
  writer.attribute(Attribute::dir, "auto");
  writer.text(name_of(thread, phrases));
  writer.close(Element::a);
  auto detail = [&writer](std::string_view kind, const std::string& text) {
    writer.text(" ");
    writer.open(Element::small);
    writer.attribute(Attribute::class_, kind);
    writer.text(text);
    writer.close(Element::small);
  };
  if (!thread.title().empty() && !thread.url().empty()) detail("page", page_of(thread.url()));
  detail("count", phrases.counted(Phrase::comment_count, counts.comments));
  if (counts.last_time != kUnknownTime) detail("last", phrases.date(counts.last_time));
  writer.close(Element::li);
}

}  // namespace

std::string render_page(const Thread& thread, std::string_view page_template,
                        const HtmlOptions& options) {
  const Phrasebook& phrases = options.phrases;
  const std::string title = escaped_text(name_of(thread, phrases));
  std::string comments;
  render_static(thread, options, comments);
  const std::string attributes = element_attributes(options);
  std::string data;
  append_for_script(data, to_json(thread, {options.keep_hidden}));
  const Mark marks[] = {{"{{lang}}", phrases.language(), true},
                        {"{{dir}}", phrases[Phrase::direction], true},
                        {"{{title}}", title},
                        {"{{heading}}", phrases[Phrase::page_heading], true},
                        {"{{all_threads}}", phrases[Phrase::all_threads], true},
                        {"{{attributes}}", attributes, true},
                        {"{{comments}}", comments},
                        {"{{data}}", data}};
  return filled(page_template, marks);
}

void render_element(const Thread& thread, const HtmlOptions& options, const ElementOptions& element,
                    std::string& out) {
  // Whatever the page's language is: the words are not to change when the script comes.
  out.append("<thread-bare lang=").append(quoted(options.phrases.language()));
  if (!element.data_url.empty()) out.append(" src=").append(quoted(element.data_url));
  out.append(element_attributes(options)).append(">\n");
  const bool in_shadow = !element.shadow_styles.empty();
  if (in_shadow) {
    out.append("<template shadowrootmode=\"open\"><link rel=\"stylesheet\" href=")
        .append(quoted(element.shadow_styles))
        .append(">\n");
  }
  render_static(thread, options, out);
  if (in_shadow) out.append("</template>\n");
  if (element.data_url.empty()) {
    out.append("<script type=\"application/json\">");
    append_for_script(out, to_json(thread, {options.keep_hidden}));
    out.append("</script>\n");
  }
  out.append("</thread-bare>\n");
}

std::string render_index(const std::vector<ThreadFile>& files, std::string_view page_template,
                         const Phrasebook& phrases) {
  const std::string title =
      phrases.counted(Phrase::thread_count, static_cast<int64_t>(files.size()));
  std::string list;
  {
    HtmlWriter writer(list, phrases);
    writer.open(Element::ol);
    writer.attribute(Attribute::class_, "threads");
    for (const auto& [thread, file] : files) write_entry(writer, *thread, file);
  }
  const Mark marks[] = {{"{{lang}}", phrases.language(), true},
                        {"{{dir}}", phrases[Phrase::direction], true},
                        {"{{title}}", title},
                        {"{{heading}}", title},
                        {"{{threads}}", list}};
  return filled(page_template, marks);
}

}  // namespace threadbare
