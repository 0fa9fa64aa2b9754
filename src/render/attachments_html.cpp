#include "render/attachments_html.h"

#include <span>
#include <string>

#include "render/body/body.h"
#include "render/body/linkifier.h"
#include "render/html/html_writer.h"
#include "render/html/url.h"
#include "render/words/phrase.h"
#include "render/words/phrasebook.h"

namespace threadbare {
namespace {

struct NamedEmoji {
  std::string_view name;
  std::string_view emoji;
};

// The words that GitHub and Discourse have for their own reactions.
constexpr NamedEmoji kNamedEmoji[] = {
    {"+1", "\xF0\x9F\x91\x8D"},         {"-1", "\xF0\x9F\x91\x8E"},
    {"laugh", "\xF0\x9F\x98\x84"},      {"laughing", "\xF0\x9F\x98\x86"},
    {"hooray", "\xF0\x9F\x8E\x89"},     {"tada", "\xF0\x9F\x8E\x89"},
    {"confused", "\xF0\x9F\x98\x95"},   {"heart", "\xE2\x9D\xA4\xEF\xB8\x8F"},
    {"rocket", "\xF0\x9F\x9A\x80"},     {"eyes", "\xF0\x9F\x91\x80"},
    {"open_mouth", "\xF0\x9F\x98\xAE"}, {"clap", "\xF0\x9F\x91\x8F"},
};

std::string_view emoji_of(std::string_view name) {
  for (const NamedEmoji& row : kNamedEmoji) {
    if (row.name == name) return row.emoji;
  }
  return name;
}

void begin_list(HtmlWriter& writer, std::string_view css_class) {
  writer.open(Element::ul);
  writer.attribute(Attribute::class_, css_class);
}

// An address of the source's, or empty: one that it does not give leads nowhere, not to the base.
std::string outer_url(const Thread& thread, Piece url) {
  return url.empty() ? std::string() : safe_url(thread.text(url), thread.base());
}

// What to call something that has no description: addresses of pictures tell nobody anything.
std::string label_of(const Phrasebook& phrases, const Thread& thread, const Media& media) {
  const std::string_view type = thread.text(media.type);
  const std::string host = web_host_of(thread.text(media.url));
  const bool is_page = type.empty() || type == "link" || type == "file";
  if (is_page || host.empty()) return std::string(thread.text(media.url));
  return phrases.filled(Phrase::from_host,
                        {{"what", phrases.named("media_", type, type)}, {"host", host}});
}

void write_media(HtmlWriter& writer, const Thread& thread, std::span<const Media> media) {
  if (media.empty()) return;
  begin_list(writer, "media");
  for (const Media& item : media) {
    const std::string_view alt = thread.text(item.alt);
    const std::string href = outer_url(thread, item.url);
    writer.open(Element::li);
    const bool is_picture = thread.text(item.type) == "image" || thread.text(item.type) == "gif";
    if (!href.empty()) {
      open_outer_link(writer, href, is_picture ? "media-link image-link" : "media-link");
    }
    std::string label = alt.empty() ? label_of(writer.phrases(), thread, item) : std::string(alt);
    // What hung on a mail is not in the thread, but its name.
    if (href.empty() && thread.text(item.type) == "file") {
      label = writer.phrases().filled(Phrase::attached, {{"name", label}});
    }
    writer.text(label);
    if (!href.empty()) writer.close(Element::a);
    writer.close(Element::li);
  }
  writer.close(Element::ul);
}

// "12 votes (34%)", the share rounded.
std::string votes_label(const Phrasebook& phrases, int32_t votes, int64_t all) {
  std::string label = phrases.counted(Phrase::votes, votes);
  if (all <= 0) return label;
  const int64_t share = (int64_t{votes} * 200 + all) / (2 * all);
  return phrases.filled(Phrase::votes_share, {{"votes", label}, {"share", phrases.number(share)}});
}

void write_poll(HtmlWriter& writer, const Thread& thread, std::span<const PollOption> poll) {
  if (poll.empty()) return;
  int64_t all = 0;
  for (const PollOption& option : poll) {
    if (option.votes > 0) all += option.votes;
  }
  begin_list(writer, "poll");
  for (const PollOption& option : poll) {
    writer.open(Element::li);
    writer.text(thread.text(option.text));
    if (option.votes >= 0) {
      writer.text(" ");
      writer.open(Element::span);
      writer.attribute(Attribute::class_, "votes");
      writer.text(votes_label(writer.phrases(), option.votes, all));
      writer.close(Element::span);
    }
    writer.close(Element::li);
  }
  writer.close(Element::ul);
}

void write_quotes(HtmlWriter& writer, const Thread& thread, std::span<const Quote> quotes) {
  const BodyContext context{thread.base(), dialect_of(thread.text(thread.facts().source))};
  for (const Quote& quote : quotes) {
    writer.open(Element::blockquote);
    writer.attribute(Attribute::class_, "quoted");
    const std::string href = outer_url(thread, quote.url);
    const std::string_view author = thread.text(quote.author);
    if (!author.empty() || !href.empty()) {
      writer.open(Element::p);
      writer.attribute(Attribute::class_, "quoted-author");
      if (!href.empty()) open_outer_link(writer, href);
      writer.text(author.empty() ? writer.phrases()[Phrase::quoted_post] : author);
      if (!href.empty()) writer.close(Element::a);
      writer.close(Element::p);
    }
    write_body(writer, thread.text(quote.body), quote.markup, context);
    writer.close(Element::blockquote);
  }
}

void write_reactions(HtmlWriter& writer, const Thread& thread,
                     std::span<const Reaction> reactions) {
  if (reactions.empty()) return;
  begin_list(writer, "reactions");
  for (const Reaction& reaction : reactions) {
    writer.open(Element::li);
    const std::string_view name = thread.text(reaction.name);
    if (emoji_of(name) != name) writer.attribute(Attribute::title, name);
    writer.text(emoji_of(name));
    if (reaction.count > 0) {
      writer.text(" ");
      writer.text(writer.phrases().number(reaction.count));
    }
    writer.close(Element::li);
  }
  writer.close(Element::ul);
}

}  // namespace

void write_attachments(HtmlWriter& writer, const Thread& thread, uint32_t i) {
  write_quotes(writer, thread, thread.quotes_of(i));
  write_poll(writer, thread, thread.poll_of(i));
  write_media(writer, thread, thread.media_of(i));
  write_reactions(writer, thread, thread.reactions_of(i));
}

}  // namespace threadbare
