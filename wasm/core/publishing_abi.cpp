#include "core/publishing_abi.h"

#include <utility>

#include "reader.h"

using threadbare::ExportOptions;
using threadbare::Thread;

namespace {

const Thread* thread_of(const tb_reader* reader, uint32_t thread) {
  return thread < reader->threads.size() ? &reader->threads[thread] : nullptr;
}

ExportOptions export_options(const tb_reader* reader) {
  return {reader->html.keep_hidden};
}

}  // namespace

uint32_t tb_language(tb_reader* reader, const char* tag, uint32_t tag_size) {
  reader->reply.clear();
  const std::string_view language = text_of(tag, tag_size);
  if (!threadbare::has_words(language)) {
    reader->reply = threadbare::known_languages();
    return 0;
  }
  reader->html.phrases = threadbare::phrasebook_of(language);
  return 1;
}

void tb_keep_hidden(tb_reader* reader, uint32_t keep) {
  reader->reply.clear();
  reader->html.keep_hidden = keep != 0;
}

void tb_unpublished(tb_reader* reader, uint32_t thread) {
  reader->reply.clear();
  const Thread* const named = thread_of(reader, thread);
  if (named != nullptr) reader->reply = named->text(named->facts().unpublished);
}

uint32_t tb_bodies_left_out(tb_reader* reader, uint32_t thread) {
  reader->reply.clear();
  const Thread* const named = thread_of(reader, thread);
  return named == nullptr ? 0 : threadbare::bodies_left_out(*named, export_options(reader));
}

uint32_t tb_publish(tb_reader* reader, uint32_t thread, const char* to, uint32_t to_size) {
  reader->reply.clear();
  const Thread* const named = thread_of(reader, thread);
  if (named == nullptr) return 0;
  const std::string_view wanted = text_of(to, to_size);
  if (wanted == "json") {
    reader->reply = threadbare::to_json(*named, export_options(reader));
  } else if (wanted == "markdown") {
    reader->reply = threadbare::to_markdown(*named, export_options(reader));
  } else if (wanted == "text") {
    reader->reply = threadbare::to_text(*named, export_options(reader));
  } else if (wanted == "html") {
    threadbare::render_static(*named, reader->html, reader->reply);
  } else {
    return 0;
  }
  return 1;
}

uint32_t tb_page(tb_reader* reader, uint32_t thread, const char* page_template, uint32_t size) {
  reader->reply.clear();
  const Thread* const named = thread_of(reader, thread);
  if (named == nullptr) return 0;
  reader->reply = threadbare::render_page(*named, text_of(page_template, size), reader->html);
  return reader->reply.empty() ? 0 : 1;
}

uint32_t tb_element(tb_reader* reader, uint32_t thread, const char* urls, uint32_t size) {
  reader->reply.clear();
  const Thread* const named = thread_of(reader, thread);
  if (named == nullptr) return 0;
  const std::string_view both = text_of(urls, size);
  const size_t end = both.find('\n');
  threadbare::ElementOptions options;
  options.data_url = both.substr(0, end);
  if (end != both.npos) options.shadow_styles = both.substr(end + 1);
  threadbare::render_element(*named, reader->html, options, reader->reply);
  return 1;
}
