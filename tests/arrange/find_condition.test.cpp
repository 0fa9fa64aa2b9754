#include "arrange/find/find_condition.h"

#include "arrange/find/find_expression.h"
#include "catch.h"
#include "thread/sketch.h"

using namespace threadbare;
using threadbare::testing::Sketch;

namespace {

/// The ids of comments that meet the conditions of an expression.
std::string met(const Thread& thread, std::string_view text, Timestamp since = kUnknownTime) {
  const FindExpression expression = read_find_expression(text);
  REQUIRE_FALSE(expression.problem);
  ConditionCheck check(thread, expression.conditions, since);
  std::string out;
  for (uint32_t i = 0; i < thread.size(); ++i) {
    if (!check.met_by(i)) continue;
    if (!out.empty()) out += ' ';
    out += thread[i].id();
  }
  return out;
}

void add(Sketch& sketch, std::string_view id, std::string_view body, Markup markup,
         State state = State::normal) {
  Draft draft = sketch.draft(id);
  draft.body = sketch.text(body);
  draft.markup = markup;
  draft.state = state;
  sketch.builder.add(draft, Parentage::root());
}

}  // namespace

TEST_CASE("comments are found by their author, by any part of a name", "[arrange]") {
  Sketch sketch;
  for (const char* name : {"Ada@loom.example", "bob", "ADAM", " eve  li ", ""}) {
    Draft draft = sketch.draft(*name == '\0' ? "nobody" : name);
    if (*name != '\0') draft.author = sketch.builder.author(name);
    sketch.builder.add(draft, Parentage::root());
  }
  const Thread thread = sketch.settle();
  CHECK(met(thread, "author:ada") == "Ada@loom.example ADAM");
  CHECK(met(thread, "author:ÁDA@LOOM") == "Ada@loom.example");
  CHECK(met(thread, "-author:ada") == "bob  eve  li  nobody");
  CHECK(met(thread, "author:=\" eve  li \"") == " eve  li ");
  CHECK(met(thread, "author:ada -author:adam") == "Ada@loom.example");
  CHECK(met(thread, "author:eva").empty());
  CHECK(met(thread, "author:=adam") == "ADAM");
  CHECK(met(thread, "author:=ada").empty());
  CHECK(met(thread, "-author:=\"ada@loom.example\"") == "bob ADAM  eve  li  nobody");
}

TEST_CASE("comments are found by score and time, unknown ones by neither", "[arrange]") {
  Sketch sketch;
  const std::pair<const char*, int32_t> kScores[] = {
      {"low", -5}, {"ten", 10}, {"high", 11}, {"none", kUnknownCount}};
  Timestamp time = 1714521600 - 1;  // the last second of April 2024
  for (const auto& [id, score] : kScores) {
    Draft draft = sketch.draft(id);
    draft.score = score;
    draft.time = score == kUnknownCount ? kUnknownTime : time++;
    sketch.builder.add(draft, Parentage::root());
  }
  const Thread thread = sketch.settle();
  CHECK(met(thread, "score:10") == "ten");
  CHECK(met(thread, "score:=10") == "ten");
  CHECK(met(thread, "score:>10") == "high");
  CHECK(met(thread, "score:>=10") == "ten high");
  CHECK(met(thread, "score:<10") == "low");
  CHECK(met(thread, "score:<=10") == "low ten");
  CHECK(met(thread, "-score:<=10") == "high none");
  CHECK(met(thread, "score:>-6 score:<11") == "low ten");
  CHECK(met(thread, "before:2024-05-01") == "low");
  CHECK(met(thread, "after:2024-05-01") == "ten high");
  CHECK(met(thread, "-after:2024-05-01") == "low none");
  CHECK(met(thread, "is:new").empty());
  CHECK(met(thread, "is:new", 1714521600) == "high");
  CHECK(met(thread, "-is:new", 1714521600) == "low ten none");
}

TEST_CASE("comments are found by the roles of their author", "[arrange]") {
  Sketch sketch;
  const std::pair<const char*, Roles> kRoles[] = {{"op", kRoleOp},
                                                  {"mod", kRoleModerator},
                                                  {"both", kRoleModerator | kRoleAdmin},
                                                  {"bot", kRoleBot},
                                                  {"guest", 0}};
  for (const auto& [id, roles] : kRoles) {
    Draft draft = sketch.draft(id);
    draft.author = sketch.builder.author(id);
    draft.roles = roles;
    sketch.builder.add(draft, Parentage::root());
  }
  const Thread thread = sketch.settle();
  CHECK(met(thread, "is:op") == "op");
  CHECK(met(thread, "is:mod") == "mod both");
  CHECK(met(thread, "is:mod is:admin") == "both");
  CHECK(met(thread, "is:bot") == "bot");
  CHECK(met(thread, "-is:bot -is:op") == "mod both guest");
}

TEST_CASE("comments are found by their links and images", "[arrange]") {
  Sketch sketch;
  add(sketch, "text", "see http://example.org/", Markup::text);
  add(sketch, "plain", "see example.org, an <img> and ![", Markup::text);
  add(sketch, "html", "<a href=\"https:&#x2F;&#x2F;example.org\">x</a>", Markup::html);
  add(sketch, "picture", "<img src=x.png>", Markup::html);
  add(sketch, "markdown", "![a cat](cat.png)", Markup::markdown);
  add(sketch, "address", "https://example.org/cat.webp", Markup::markdown);
  add(sketch, "removed", "https://example.org/cat.webp", Markup::markdown, State::removed);
  const uint32_t attached = sketch.add("attached");
  sketch.builder.attach(
      Media{attached, sketch.text("https://example.org/1"), {}, sketch.text("image")});
  const Thread thread = sketch.settle();
  CHECK(met(thread, "has:link") == "text html address");
  CHECK(met(thread, "has:image") == "picture markdown address attached");
  CHECK(met(thread, "-has:link -has:image") == "plain removed");
}
