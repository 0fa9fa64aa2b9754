#include <string>
#include <vector>

#include "catch.h"
#include "thread/limits.h"
#include "thread/sketch.h"
#include "threadbare.h"

namespace threadbare {
namespace {

/// A message of a mailbox.
std::string message(const std::string& from, const std::string& id, const std::string& references,
                    const std::string& body) {
  return "From nobody Mon Jan  1 09:30:00 2024\nFrom: " + from + "\nSubject: Looms\nMessage-ID: <" +
         id + ">\nReferences: " + references + "\n\n" + body + "\n\n";
}

Document read_parts(const std::vector<std::string>& parts) {
  ReadOptions options;
  std::string bytes;
  for (const std::string& part : parts) {
    options.parts.push_back(part.size());
    bytes += part;
  }
  return Document::read(bytes, options);
}

TEST_CASE("our own text that quotes a mail is no mail", "[formats][mbox]") {
  const std::string quoted =
      "\n@ada\n  Look:\n\nFrom bob Mon Jan  1 09:30:00 2024\nFrom: Bob <bob@b.example>\n"
      "Subject: Warp\nDate: Mon, 1 Jan 2024 09:30:00 +0100\n\nHello.\n";
  for (const std::string mark : {"", "\xEF\xBB\xBF"}) {
    CHECK(Document::read(mark + "Thread: Warps\n" + quoted).format() == "text");
    CHECK(Document::read(mark + quoted).format() == "mbox");
  }
}

TEST_CASE("mailboxes of several files are one heap of messages", "[formats][mbox]") {
  const Document document =
      read_parts({message("Bea <bea@x.example>", "b", "<a>", "Two"),
                  message("Ada <ada@x.example>", "a", "", "One"),
                  "From: Cem <cem@x.example>\nMessage-ID: <c>\nReferences: <a> <b>\n\nThree"});
  REQUIRE(document.ok());
  REQUIRE(document.threads().size() == 1);
  const Thread& thread = document.threads()[0];
  CHECK(testing::shape(thread) == "b(c)");
  CHECK(thread.post().body() == "One");
  CHECK(thread.title() == "Looms");
}

TEST_CASE("of very many references the first and the last stay, and time stays linear",
          "[formats][mbox]") {
  std::string references;
  for (int i = 0; i < 200'000; ++i) references += "<" + std::to_string(i) + ">\n ";
  const Document document = Document::read(message("Ada <ada@x.example>", "a", references, "One"));
  REQUIRE(document.ok());
  const Thread& thread = document.threads().at(0);
  REQUIRE(thread.size() == kMaxReferences + 1);
  CHECK(thread[0].id() == "0");
  CHECK(thread[1].id() == std::to_string(200'001 - kMaxReferences));
  CHECK(thread[kMaxReferences].body() == "One");
}

TEST_CASE("a later file may tell whose address stands in an earlier one", "[formats][mbox]") {
  const Document document = read_parts(
      {message("Bea <bea@x.example>", "b-ada@x.example", "", "Ask ada@x.example or eve@x.example."),
       message("Ada <ada@x.example>", "a", "", "Here I am")});
  REQUIRE(document.threads().size() == 2);
  CHECK(document.threads()[0].post().body() == "Ask ada@… or eve@x.example.");
  CHECK(document.threads()[0].post().id().find("ada@x.example") == std::string_view::npos);
}

TEST_CASE("people are told apart by address and shown by name", "[formats][mbox]") {
  const Document document =
      read_parts({message("Ada <ada@one.example>", "a", "", "One") +
                  message("Ada <ada@two.example>", "b", "<a>", "Another Ada") +
                  message("A. Lovelace <ADA@one.example>", "c", "<a>", "The first again") +
                  message("ada@one.example", "d", "<a>", "And again")});
  REQUIRE(document.threads().size() == 1);
  const Thread& thread = document.threads()[0];
  REQUIRE(thread.size() == 3);
  CHECK(thread[0].author_index() != thread[1].author_index());
  CHECK(thread[1].author_index() == thread[2].author_index());
  CHECK(thread.authors().size() == 2);
  CHECK(thread[0].author_display() == "Ada");
  CHECK(thread[1].author_display() == "Ada");
  CHECK(thread[0].roles() == 0);
  CHECK(thread[1].roles() == kRoleOp);
}

TEST_CASE("text that stands in the file as it is shown is not copied", "[formats][mbox]") {
  TextHeap heap;
  heap.own(message("Ada <ada@x.example>", "a", "", "\nPlain text\nof two lines"));
  Reading reading(heap, {});
  REQUIRE(reading.finish() == Reading::Progress::done);
  const std::string_view body = reading.threads()[0].post().body();
  CHECK(body == "Plain text\nof two lines");
  CHECK(body.data() > heap.input().data());
  CHECK(body.data() < heap.input().data() + heap.input().size());
}

TEST_CASE("any text is a message if it is said to be mail", "[formats][mbox]") {
  ReadOptions mail;
  mail.format = "mbox";
  const Document document = Document::read("Just a line", mail);
  REQUIRE(document.ok());
  CHECK(document.threads()[0].post().body() == "Just a line");
  CHECK_FALSE(Document::read("From x Mon Jan  1 09:30:00 2024\n\n\n", mail).ok());
}

TEST_CASE("references without end are cut to the first and the last", "[formats][mbox]") {
  std::string references;
  for (int i = 0; i < 5000; ++i) references += "<" + std::to_string(i) + "> ";
  const Document document = read_parts({message("Ada <ada@x.example>", "a", references, "Deep")});
  REQUIRE(document.threads().size() == 1);
  const Thread& thread = document.threads()[0];
  CHECK(thread.size() == 1001);
  CHECK(thread[0].id() == "0");
  CHECK(thread[999].id() == "4999");
}

}  // namespace
}  // namespace threadbare
