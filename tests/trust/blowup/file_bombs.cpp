#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "threadbare.h"
#include "trust/blowup/bombs.h"

namespace threadbare::test {

namespace {

using Make = std::function<std::string(size_t)>;

Make around(const std::string& before, const std::string& part, const std::string& after = "") {
  return [=](size_t size) { return before + repeated(part, size) + after; };
}

Make counted(const std::string& before, std::string (*line)(size_t), const std::string& after) {
  return [=](size_t size) {
    std::string text = before;
    for (size_t i = 0; text.size() < size; ++i) text += line(i);
    return text + after;
  };
}

// Reads it, and shows what is in it.
size_t read_and_show(const std::string& bytes) {
  const Document document = Document::read(bytes);
  std::string html;
  for (const Thread& thread : document.threads()) {
    View view(thread);
    for (const Order order : {Order::best, Order::controversial, Order::source}) view.sort(order);
    render_post(thread, {}, html);
    render_rows(thread, view.rows(0, view.size()), {}, html);
  }
  return html.size();
}

// Looks for a text in a comment of that body.
size_t find_in(const std::string& text, const std::string& body) {
  const Document document =
      Document::read(R"({"threadbare":1,"comments":[{"markup":"text","body":")" + body + R"("}]})");
  if (!document.ok()) return 0;
  const auto shown = [](const Thread& thread, uint32_t comment, std::string& out) {
    append_shown_text(thread, comment, Phrasebook(), out);
  };
  Find find(document.threads()[0], shown);
  find.start(FindQuery(text));
  while (!find.step(1 << 20)) {
  }
  return find.matches().size() + FindQuery(text).places_in(body).size() * sizeof(uint32_t);
}

// Looks for one half of it in the other.
size_t find_half(const std::string& text) {
  const size_t half = text.size() / 2;
  return find_in(text.substr(0, half), text.substr(half));
}

// Looks for what is there but for a letter in the middle. An eighth of it is that, and would have
// to be compared at each place.
size_t find_almost(const std::string& text) {
  const std::string run = text.substr(0, text.size() / 16);
  return find_in(run + "b" + run, text);
}

void add_json(std::vector<Bomb>& bombs) {
  const std::string head = R"({"threadbare":1,"title":"x","comments":[)";
  const std::string tail = R"({"id":"z","body":"y"}]})";
  const std::pair<const char*, Make> makes[] = {
      {"the same comment", around(head, R"({"id":"a","parent":"a","body":"y"},)", tail)},
      {"comments without anything", around(head, "{},", tail)},
      {"answers to nobody", counted(
                                head,
                                [](size_t i) {
                                  return R"({"id":")" + std::to_string(i) + R"(","parent":"x)" +
                                         std::to_string(i) + R"("},)";
                                },
                                tail)},
      {"a chain of answers", counted(
                                 head,
                                 [](size_t i) {
                                   return R"({"id":")" + std::to_string(i + 1) + R"(","parent":")" +
                                          std::to_string(i) + R"(","body":"y"},)";
                                 },
                                 tail)},
      {"a chain from its end", counted(
                                   head,
                                   [](size_t i) {
                                     return R"({"id":")" + std::to_string(i) + R"(","parent":")" +
                                            std::to_string(i + 1) + R"(","body":"y"},)";
                                   },
                                   tail)},
      {"pairs that answer each other", counted(
                                           head,
                                           [](size_t i) {
                                             return R"({"id":")" + std::to_string(i) +
                                                    R"(","parent":")" + std::to_string(i ^ 1) +
                                                    R"(","body":"y"},)";
                                           },
                                           tail)},
      {"all answer the last", around(head, R"({"parent":"z","body":"y"},)", tail)},
      {"keys of one comment",
       counted(
           head + R"({"body":"y")",
           [](size_t i) { return R"(,"k)" + std::to_string(i) + R"(":1)"; }, "}," + tail)},
      {"the same key", around(head + R"({"body":"y")", R"(,"body":"y")", "}," + tail)},
      {"escapes", around(head + R"({"body":")", R"(\u0041)", R"("},)" + tail)},
      {"half surrogates", around(head + R"({"body":")", R"(\ud800)", R"("},)" + tail)},
      {"escaped NULs", around(head + R"({"body":")", R"(\u0000)", R"("},)" + tail)},
      {"spaces", around(head, " \n", tail)},
      {"commas", around(head, ",", tail)},
      {"a long number", around(head + R"({"score":)", "1", "}," + tail)},
      {"a long id", around(head + R"({"id":")", "x", R"("},)" + tail)},
      {"threads one after the other", around("", R"({"threadbare":1,"comments":[{"body":"y"}]})")},
      {"arrays", around("", "[")},
      {"objects", around("", "{\"a\":")},
      {"arrays in turn", around("[", "[],", "[]]")},
      {"objects in turn", around("[", "{},", "{}]")},
      {"lines of JSON", around("", "{\"a\":1}\n")},
      {"quotes", around("", "\"")},
      {"backslashes", around("{\"a\":\"", "\\")},
      {"bytes that are no UTF-8", around(head + R"({"body":")", "\xFF", R"("},)" + tail)},
      {"ages in words", around(head, R"({"time":"2 days ago","body":"y"},)", tail)},
      {"reactions",
       around(head + R"({"body":"y","reactions":[)", R"({"name":"a","count":1},)", "]}," + tail)},
      {"media",
       around(head + R"({"body":"y","media":[)", R"({"url":"http://a/b"},)", "]}," + tail)},
      {"URLs of a post",
       around(R"({"threadbare":1,"url":"http://)", "a/", R"(","comments":[{"body":"y"}]})")},
  };
  for (const auto& [what, make] : makes)
    bombs.push_back({"JSON", what, make, read_and_show, size_t{4} << 20, 256});
}

void add_xml(std::vector<Bomb>& bombs) {
  const std::string head =
      "<?xml version=\"1.0\"?><disqus xmlns=\"http://disqus.com\" "
      "xmlns:dsq=\"http://disqus.com/disqus-internals\"><thread "
      "dsq:id=\"1\"><title>x</title></thread>";
  const std::string post = "<post dsq:id=\"2\"><message>y</message><thread dsq:id=\"1\"/></post>";
  const std::string tail = post + "</disqus>";
  const std::pair<const char*, Make> makes[] = {
      {"the same comment", around(head, post, tail)},
      {"attributes", counted(
                         head + "<post",
                         [](size_t i) { return " a" + std::to_string(i) + "=\"\""; }, ">" + tail)},
      {"names declared",
       counted(
           head + "<post", [](size_t i) { return " xmlns:a" + std::to_string(i) + "=\"b\""; },
           ">" + tail)},
      {"comments of XML", around(head, "<!-- -->", tail)},
      {"comments that do not end", around(head, "<!--", tail)},
      {"character data",
       around(head + "<post><message>", "<![CDATA[x]]>", "</message></post>" + tail)},
      {"character data that does not end", around(head + "<post><message>", "<![CDATA[", tail)},
      {"references", around(head + "<post><message>", "&amp;", "</message></post>" + tail)},
      {"references of no character",
       around(head + "<post><message>", "&#0;", "</message></post>" + tail)},
      {"ampersands", around(head + "<post><message>", "&", "</message></post>" + tail)},
      {"elements that do not end", around(head, "<post>", tail)},
      {"ends of nothing", around(head, "</post>", tail)},
      {"elements in turn", around(head + "<post>", "<a/>", "</post>" + tail)},
      {"instructions", around(head, "<?a?>", tail)},
      {"less-than", around(head, "<", tail)},
      {"a long name", around(head + "<", "x", tail)},
      {"a prefix of a prefix", around(head + "<", "a:", "/>" + tail)},
  };
  for (const auto& [what, make] : makes)
    bombs.push_back({"XML", what, make, read_and_show, size_t{4} << 20});
}

void add_mail(std::vector<Bomb>& bombs) {
  const std::string from = "From x Mon Jan  1 00:00:00 2024\n";
  const std::string head = from + "From: a <a@b.example>\nMessage-ID: <x@b.example>\nSubject: y\n";
  const std::string multipart = "Content-Type: multipart/mixed; boundary=b\n\n";
  const std::pair<const char*, Make> makes[] = {
      {"starts of messages", around("", from)},
      {"messages", around("", head + "\nx\n\n")},
      {"words of a subject", around(from + "Subject:", " =?utf-8?q?a?=\n", "\nx\n")},
      {"words that do not end", around(from + "Subject: ", "=?utf-8?q?", "\n\nx\n")},
      {"Re:", around(from + "Subject: ", "Re: ", "\n\nx\n")},
      {"brackets of a subject", around(from + "Subject: ", "[a] ", "\n\nx\n")},
      {"comments of an address", around(from + "From: a ", "(", "\n\nx\n")},
      {"comments that end", around(from + "From: a ", "(a) ", "<a@b>\n\nx\n")},
      {"quotes of an address", around(from + "From: ", "\"", "\n\nx\n")},
      {"backslashes of an address", around(from + "From: \"", "\\", "\" <a@b>\n\nx\n")},
      {"addresses", around(from + "From: ", "a <a@b>, ", "\n\nx\n")},
      {"references", around(head + "References:", " <a@b>\n", "\nx\n")},
      {"different references",
       counted(
           head + "References:", [](size_t i) { return " <" + std::to_string(i) + "@b>\n"; },
           "\nx\n")},
      {"folded lines", around(head + "X: a\n", " b\n", "\nx\n")},
      {"fields", around(head, "X: a\n", "\nx\n")},
      {"lines that are no fields", around(head, "a\n", "\nx\n")},
      {"parameters", around(head + "Content-Type: text/plain", "; a=b", "\n\nx\n")},
      {"parameters in pieces",
       counted(
           head + "Content-Type: multipart/mixed",
           [](size_t i) { return "; boundary*" + std::to_string(i) + "=b"; }, "\n\nx\n")},
      {"parts", around(head + multipart, "--b\n\nx\n", "--b--\n")},
      {"boundaries", around(head + multipart, "--b\n")},
      {"beginnings of boundaries", around(head + multipart, "--", "\n")},
      {"a long boundary",
       around(head + "Content-Type: multipart/mixed; boundary=", "b", "\n\nx\n")},
      {"parts in parts", counted(
                             head,
                             [](size_t i) {
                               const std::string name = "b" + std::to_string(i);
                               return "Content-Type: multipart/mixed; boundary=" + name + "\n\n--" +
                                      name + "\n";
                             },
                             "\nx\n")},
      {"equal signs", around(head + "Content-Transfer-Encoding: quoted-printable\n\n", "=")},
      {"soft breaks", around(head + "Content-Transfer-Encoding: quoted-printable\n\n", "=\n")},
      {"base64", around(head + "Content-Transfer-Encoding: base64\n\n", "QUFB\n")},
      {"flowed lines", around(head + "Content-Type: text/plain; format=flowed\n\n", "a \n")},
      {"flowed quotes", around(head + "Content-Type: text/plain; format=flowed\n\n", "> a \n")},
      {"a page of HTML", around(head + "Content-Type: text/html\n\n", "<b>")},
      {"quoted lines", around(head + "\n", "> a\n")},
      {"masked addresses", around(head + "\n", "a@b.c ")},
      {"lead-ins", around(head + "\n", "On a, b <a@b.c> wrote:\n")},
      {"halves of lead-ins", around(head + "\n", "On a\n")},
      {"signatures", around(head + "\n", "-- \n")},
      {"escaped starts", around(head + "\n", ">From a\n")},
  };
  for (const auto& [what, make] : makes) bombs.push_back({"mail", what, make, read_and_show});
  const std::pair<const char*, const char*> texts[] = {{"iso-2022-jp", "\x1B$B!!\x1B(B"},
                                                       {"iso-2022-jp", "\x1B"},
                                                       {"shift_jis", "\x81"},
                                                       {"shift_jis", "\x82\xA0"},
                                                       {"euc-jp", "\x8F\xA1"},
                                                       {"gb18030", "\x81\x30\x81\x30"},
                                                       {"gb18030", "\x81\x30"},
                                                       {"big5", "\x88\x62"},
                                                       {"euc-kr", "\xC7"},
                                                       {"windows-1252", "\x80"},
                                                       {"koi8-r", "\xC1"},
                                                       {"utf-16le", "a"},
                                                       {"utf-7", "+AGE-"},
                                                       {"x-unknown", "\xFF"},
                                                       {"utf-8", "\xF0\x9F"}};
  for (const auto& [charset, part] : texts) {
    bombs.push_back({"character sets", charset,
                     around(head + "Content-Type: text/plain; charset=" + charset + "\n\n", part),
                     read_and_show});
  }
}

void add_text(std::vector<Bomb>& bombs) {
  const std::string lemmy = "a\n2 points\n3 hours ago\n\nb\n";
  for (const char* part :
       {"a\n2 points\n3 hours ago\n\nb\n\n", "  a\n", "a\n", "\n", "3 hours ago\n", "2 points\n",
        "• a\n", "1 more reply\n", " ", "a\n\n", "@a@b\n", "  @a@b 3 hours ago\n    b\n",
        "a 2 points 3 hours ago\n", "(edited)\n", "[–] a 2 points 3 hours ago\n"}) {
    bombs.push_back({"copied text", part, around(lemmy, part), read_and_show});
  }
  bombs.push_back({"copied text", "deeper and deeper",
                   [](size_t size) {
                     std::string text;
                     for (size_t i = 0; text.size() < size; ++i) {
                       text.append(i, ' ').append("a 3 hours ago\n").append(i, ' ').append("b\n\n");
                     }
                     return text;
                   },
                   read_and_show});
}

void add_finds(std::vector<Bomb>& bombs) {
  for (const char* part :
       {"a", "ab", "a ", "-a ", "author:a ", "score:1 ", "is:new ", "has:", "before:2024-01 ",
        "before:", "-", ":", "\xC3\xA9", "\xEF\xAC\x83", "a\xCC\x81", "\xC2\xAD"}) {
    bombs.push_back({"find", part, around("", part), find_half});
  }
  bombs.push_back({"find", "what is almost there", around("", "a"), find_almost});
  bombs.push_back(
      {"find", "a word that is almost there", around("", "a"), [](const std::string& text) {
         const std::string run(500, 'a');
         return find_in(run + "b" + run, text);
       }});
}

}  // namespace

std::vector<Bomb> file_bombs() {
  std::vector<Bomb> bombs;
  add_json(bombs);
  add_xml(bombs);
  add_mail(bombs);
  add_text(bombs);
  add_finds(bombs);
  return bombs;
}

}  // namespace threadbare::test
