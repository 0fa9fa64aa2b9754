#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "render/body/body.h"
#include "render/html/html_writer.h"
#include "thread/limits.h"
#include "trust/blowup/bombs.h"

namespace threadbare::test {

namespace {

using Make = std::function<std::string(size_t)>;

std::function<size_t(const std::string&)> body_in(Markup markup, Dialect dialect) {
  return [markup, dialect](const std::string& body) {
    std::string html;
    HtmlWriter writer(html);
    write_body(writer, body, markup, BodyContext{"https://github.com/a/b/issues/1", dialect});
    return html.size();
  };
}

Make again(const std::string& part, const std::string& before = "", const std::string& after = "") {
  return [=](size_t size) { return before + repeated(part, size) + after; };
}

Make between(const std::string& open, const std::string& middle, const std::string& close) {
  return [=](size_t size) {
    const size_t count = size / (open.size() + close.size());
    return repeated(open, count * open.size()) + middle + repeated(close, count * close.size());
  };
}

std::string backticks(size_t size) {
  std::string text;
  for (size_t count = 1; text.size() < size; ++count) text.append("e").append(count, '`');
  return text;
}

std::string deeper_lists(size_t size) {
  std::string text;
  for (size_t indent = 0; text.size() < size; indent += 2) text.append(indent, ' ').append("* a\n");
  return text;
}

std::string definitions(size_t size) {
  std::string text;
  for (size_t i = 0; text.size() < size / 2; ++i) {
    text.append("[").append(std::to_string(i)).append("]: u\n");
  }
  return text + "\n" + repeated("[0] ", size / 2);
}

std::string long_definition(size_t size) {
  return "[x]: " + repeated("x", size / 2) + "\n\n" + repeated("[x]", size / 2);
}

std::string long_title(size_t size) {
  return "[x]: u \"" + repeated("&amp;", size / 2) + "\"\n\n" + repeated("[x]", size / 2);
}

std::string wide_table(size_t size) {
  const std::string columns = repeated("|x", size / 4);
  return columns + "\n" + repeated("|-", size / 4) + "\n" + repeated("x\n", size / 2);
}

std::string footnotes(size_t size) {
  return "[^x]: " + repeated("x", size / 2) + "\n\n" + repeated("[^x]", size / 2);
}

std::string many_footnotes(size_t size) {
  std::string text;
  for (size_t i = 0; text.size() < size; ++i) {
    text.append("[^").append(std::to_string(i)).append("]\n\n");
    text.append("[^").append(std::to_string(i)).append("]: a\n\n");
  }
  return text;
}

void add(std::vector<Bomb>& bombs, const char* where, Markup markup, Dialect dialect, size_t most,
         std::initializer_list<std::pair<const char*, Make>> makes) {
  for (const auto& [what, make] : makes) {
    bombs.push_back({where, what, make, body_in(markup, dialect), most});
  }
}

void add_repetitions(std::vector<Bomb>& bombs, const char* where, Markup markup, Dialect dialect,
                     size_t most, std::initializer_list<const char*> parts) {
  for (const char* part : parts) {
    bombs.push_back({where, part, again(part), body_in(markup, dialect), most});
  }
}

// What md4c and cmark test themselves with, and more of that kind.
void add_markdown(std::vector<Bomb>& bombs) {
  constexpr size_t kMost = kMaxMarkdownBytes - 4096;
  for (const Dialect dialect : {Dialect::commonmark, Dialect::lemmy}) {
    const char* const where = dialect == Dialect::lemmy ? "Markdown of Lemmy" : "Markdown";
    add(bombs, where, Markup::markdown, dialect, kMost,
        {{"nested strong emphasis", between("*a **a ", "b", " a** a*")},
         {"nested brackets", between("[", "a", "]")},
         {"nested links", between("[", "a", "](x)")},
         {"nested pictures", between("![", "a", "](x)")},
         {"nested link texts", between("[a](", "b", ")")},
         {"code of all lengths", backticks},
         {"lists in lists", deeper_lists},
         {"many definitions", definitions},
         {"a long definition, often", long_definition},
         {"a long title, often", long_title},
         {"a wide table, and long", wide_table},
         {"one row of cells", again("|x", "a|b\n-|-\n")},
         {"rows", again("x|x\n", "a|b\n-|-\n")},
         {"emphasis in quotes", between(">", "", "a*")},
         {"instructions", again("<?", "x")},
         {"declarations", again("<!x", "x")},
         {"character data", again("<![CDATA[", "x")},
         {"comments", again("<!--", "x")},
         {"tildes", between("~~a ", "b", " a~~")},
         {"hard link", again("**x [a*b**c*](d)")},
         {"emphasis and underscores", between("*_", "a", "_*")}});
    add_repetitions(bombs, where, Markup::markdown, dialect, kMost,
                    {"a_ ",
                     "_a ",
                     "a]",
                     "[a",
                     "*a_ ",
                     "[ (](",
                     "[ a_",
                     "> ",
                     "[t](u",
                     "[a](<b",
                     "![[]()",
                     "[](",
                     "\\",
                     "<>",
                     "< ",
                     "<a b=\"",
                     "</",
                     "|",
                     "`",
                     "``` ",
                     "~",
                     "~a",
                     "www._",
                     "http://a",
                     "a@b.",
                     "&#",
                     "&amp",
                     "&",
                     "<http:a",
                     "* * ",
                     "- ",
                     "1. ",
                     "#",
                     "\n\n- a",
                     "\n> a",
                     "    a\n",
                     "a\n",
                     "a\n=\n",
                     "[a]: b\n",
                     "***",
                     "*_",
                     "a**b",
                     "**a*b",
                     "_*_a_*",
                     "!",
                     "![a]",
                     "[a][b]",
                     "\t",
                     "\r",
                     "::: spoiler a\n",
                     ":::\n",
                     "^a^",
                     "~a~ ",
                     "!a@b ",
                     "@a@b ",
                     "[^a]",
                     "<details><summary>",
                     "<b>",
                     "</b>",
                     "[x]: y ",
                     "\xC2\xA0*a",
                     "\xFF"});
  }
  add(bombs, "Markdown of GitHub", Markup::markdown, Dialect::github, kMost,
      {{"a long footnote, often", footnotes}, {"many footnotes", many_footnotes}});
  add_repetitions(bombs, "Markdown of GitHub", Markup::markdown, Dialect::github, kMost,
                  {"#1 ", "a/b#1 ", "deadbee ", "@a ", "> [!NOTE]\n", "- [ ] ", "- [x] a\n", "[^a]",
                   "[^a]: b\n", "a/", "#", "GH-1 ", "<details><summary>"});
  add_repetitions(bombs, "Markdown of Reddit", Markup::markdown, Dialect::reddit, kMost,
                  {">!", ">!a!< ", "!<", "^", "^a ", "^(", "^(a) ", "u/a ", "r/a ", "/u/", "~~a ",
                   "&gt;", "![img](a) "});
}

void add_html(std::vector<Bomb>& bombs) {
  constexpr size_t kMost = size_t{2} << 20;
  for (const Dialect dialect : {Dialect::lemmy, Dialect::wordpress}) {
    add_repetitions(bombs, dialect == Dialect::lemmy ? "HTML" : "HTML of WordPress", Markup::html,
                    dialect, kMost,
                    {"<b>",
                     "</b>",
                     "<b></b>",
                     "<b><p>",
                     "<p><b>",
                     "</p>",
                     "<p>",
                     "<div>",
                     "</div>",
                     "<ul><li>",
                     "<li>",
                     "<dt>",
                     "<dl><dd>",
                     "<table>",
                     "<table><tr><td>",
                     "<td>",
                     "</table>",
                     "<tr>",
                     "<blockquote>",
                     "<details><summary>",
                     "<summary>",
                     "<svg>",
                     "<script>",
                     "</script>",
                     "<textarea>",
                     "<style>",
                     "<title>",
                     "<a href=b>",
                     "<a>",
                     "</a>",
                     "<a b=\"",
                     "<a b='",
                     "<a b=c ",
                     "<a b ",
                     "<a/",
                     "<",
                     "</",
                     "<!",
                     "<!--",
                     "<!-->",
                     "<![CDATA[",
                     "<?",
                     ">",
                     "&",
                     "&amp",
                     "&amp;",
                     "&#",
                     "&#x",
                     "&#x0",
                     "&#1;",
                     "&lt;b&gt;",
                     "&notit;",
                     "&CounterClockwiseContourIntegral",
                     "<br>",
                     "<hr>",
                     "<pre>",
                     "<pre>\n",
                     "\n\n",
                     "\n",
                     " ",
                     "\t",
                     "\xC2\xA0",
                     "\xF0\x9F\x98\x80",
                     "www.",
                     "http://",
                     "a@b.c ",
                     "<img src=a alt=b>",
                     "<iframe src=\"http://a\">",
                     "<h1>",
                     "<code>",
                     "<span>",
                     "<font>",
                     "<center>",
                     "<section>",
                     "<video>",
                     "<b i s>",
                     "[caption]",
                     "<b\n",
                     "<b=",
                     "\xFF",
                     "<math><mi>"});
  }
  add(bombs, "HTML", Markup::html, Dialect::lemmy, kMost,
      {{"attributes of one tag", again(" a=b", "<p", ">")},
       {"different attributes",
        [](size_t size) {
          std::string tag = "<p";
          for (size_t i = 0; tag.size() < size; ++i) tag += " a" + std::to_string(i);
          return tag + ">x";
        }},
       {"one long attribute", again("x", "<a href=\"http://", "\">x</a>")},
       {"references in an attribute", again("&amp;", "<a title=\"", "\">x</a>")},
       {"open elements and ends of others", between("<b>", "x", "</i>")},
       {"blocks and ends of others", between("<div>", "x", "</ul>")},
       {"one long name", again("x", "<", ">")},
       {"a long number", again("1", "&#", ";")}});
}

void add_text(std::vector<Bomb>& bombs) {
  constexpr size_t kMost = size_t{2} << 20;
  add_repetitions(bombs, "text", Markup::text, Dialect::lemmy, kMost,
                  {"www.",       "www._",       "http://",    "http://a(", "http://a/)",
                   "((http://a", "a@",          "a@b.",       "a.b@c.d ",  ".",
                   "/",          ":",           "://",        "a:/",       "mailto:",
                   ">",          "> a\n",       ">>>\n",      "• a\n",     "  • a\n",
                   "•",          " ",           "\n",         "\n\n",      " \n",
                   "\t",         "a ",          "@a@b ",      "!a@b ",     "https://a.b/c?d=e&f ",
                   "<",          "&",           "\"",         "\xC2\xAD",  "\xE2\x80\xAE",
                   "hTTp:",      "w",           "http://a/(", "http://[",  "http://a.",
                   "http://a/'", "http://\xFF", "_www.a.b_ "});
  add(bombs, "text", Markup::text, Dialect::lemmy, kMost,
      {{"one long address", again("x", "http://a/")},
       {"one long mail address", again("x", "", "@b.example")},
       {"an address that only closes", again(")", "http://a/")},
       {"deeper and deeper lines", deeper_lists},
       {"deeper and deeper quotes", [](size_t size) {
          std::string text;
          for (size_t i = 1; text.size() < size; ++i) text.append(i, '>').append(" a\n");
          return text;
        }}});
  add_repetitions(
      bombs, "text of mail", Markup::text, Dialect::mail, kMost,
      {"> a\n", ">\n", ">", "> > a\n> b\n", "-- \n", "-- \na\n", "On a, b wrote:\n", "On a\n",
       "a wrote:\n> b\n", "a@b.c ", "\n", "> a\nb\n", "From a\n", " \n", "_____\n"});
}

}  // namespace

std::string repeated(const std::string& part, size_t size) {
  std::string text;
  text.reserve(size + part.size());
  while (text.size() < size) text += part;
  return text;
}

std::vector<Bomb> body_bombs() {
  std::vector<Bomb> bombs;
  add_markdown(bombs);
  add_html(bombs);
  add_text(bombs);
  return bombs;
}

}  // namespace threadbare::test
