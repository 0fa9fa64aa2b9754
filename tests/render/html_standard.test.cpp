// What the tokeniser of the HTML Standard (section 13.2.5) makes of odd input, and ours has to make
// of it, too: cases of our own, in the manner of html5lib's. Names come in small letters and
// adjoining text as one, as there. Two things differ on purpose, and are tested elsewhere: a tag
// that the source does not finish is text, and `plaintext` is no element that swallows all that
// follows.
#include <algorithm>
#include <iterator>
#include <string>

#include "catch.h"
#include "render/html/html_tokeniser.h"

using namespace threadbare;

namespace {

struct Case {
  std::string_view html;
  std::string_view tokens;  // text in quotes, <name attribute=value>, </name>
};

std::string lower(std::string_view text) {
  std::string small(text);
  std::transform(small.begin(), small.end(), small.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  return small;
}

std::string tokens_of(std::string_view html) {
  HtmlTokeniser tokeniser(html);
  HtmlToken token;
  std::string all;
  std::string text;
  const auto flush = [&] {
    if (!text.empty()) all += '"' + text + '"';
    text.clear();
  };
  while (tokeniser.next(token)) {
    if (token.kind == HtmlToken::Kind::text || token.kind == HtmlToken::Kind::raw_text) {
      text += token.text;
      continue;
    }
    flush();
    all += token.kind == HtmlToken::Kind::end_tag ? "</" : "<";
    all += lower(token.name);
    // As there, end tags have none.
    for (size_t i = 0; token.kind == HtmlToken::Kind::start_tag && i < token.attributes.size();
         ++i) {
      const HtmlAttribute& attribute = token.attributes[i];
      all += ' ' + lower(attribute.name) + '=' + std::string(attribute.value);
    }
    all += '>';
  }
  flush();
  return all;
}

constexpr Case kCases[] = {
    // Data and tag open states.
    {"", ""},
    {"a", "\"a\""},
    {"<", "\"<\""},
    {"<<", "\"<<\""},
    {"<<p>", "\"<\"<p>"},
    {"a<1>b", "\"a<1>b\""},
    {"a< p>b", "\"a< p>b\""},
    {"a<\np>b", "\"a<\np>b\""},
    {"a<=b>c", "\"a<=b>c\""},
    {"a<>b", "\"a<>b\""},
    {"a<\">b", "\"a<\">b\""},
    {"a<&lt;b>", "\"a<&lt;b>\""},
    {"a<-b>", "\"a<-b>\""},
    {"a<_b>", "\"a<_b>\""},
    {"a>b", "\"a>b\""},
    {"a<\xC3\xA9>b", "\"a<\xC3\xA9>b\""},
    // End tag open state.
    {"a</>b", "\"ab\""},
    {"a</ p>b", "\"ab\""},
    {"a</1>b", "\"ab\""},
    {"a</!-- x -->b", "\"ab\""},
    {"</P>", "</p>"},
    {"</p >", "</p>"},
    {"</p/>", "</p>"},
    {"</p\n>", "</p>"},
    {"</p a=b>c", "</p>\"c\""},
    {"</p a='>'>c", "</p>\"c\""},
    // Tag name state.
    {"<P>", "<p>"},
    {"<p1>", "<p1>"},
    {"<p-q>", "<p-q>"},
    {"<p:q>", "<p:q>"},
    {"<p\"q>", "<p\"q>"},
    {"<p<q>", "<p<q>"},
    {"<p=q>", "<p=q>"},
    {"<p'>a", "<p'>\"a\""},
    {"<p\xC3\xA9>", "<p\xC3\xA9>"},
    // Self-closing start tag state.
    {"<br/>", "<br>"},
    {"<br />", "<br>"},
    {"<br//>", "<br>"},
    {"<br/ >", "<br>"},
    {"<br/a>", "<br a=>"},
    {"<br/a/b>", "<br a= b=>"},
    {"<br/=>", "<br ==>"},
    // Before attribute name, attribute name and after attribute name states.
    {"<p a>", "<p a=>"},
    {"<p\ta\nb\fc\rd>", "<p a= b= c= d=>"},
    {"<p A>", "<p a=>"},
    {"<p a b>", "<p a= b=>"},
    {"<p a =b>", "<p a=b>"},
    {"<p a= b>", "<p a=b>"},
    {"<p a\n=\nb>", "<p a=b>"},
    {"<p =a>", "<p =a=>"},
    {"<p =>", "<p ==>"},
    {"<p \"a\">", "<p \"a\"=>"},
    {"<p a\"b'c<d=e>", "<p a\"b'c<d=e>"},
    {"<p <a>", "<p <a=>"},
    {"<p 1=2>", "<p 1=2>"},
    {"<p onclick\xC3\xA9=x>", "<p onclick\xC3\xA9=x>"},
    // Attribute value states.
    {"<p a=>", "<p a=>"},
    {"<p a= >", "<p a=>"},
    {"<p a=''>", "<p a=>"},
    {"<p a=\"\">", "<p a=>"},
    {"<p a='b>c'>d", "<p a=b>c>\"d\""},
    {"<p a=\"b>c\">d", "<p a=b>c>\"d\""},
    {"<p a='b\"c'>", "<p a=b\"c>"},
    {"<p a=\"b'c\">", "<p a=b'c>"},
    {"<p a=b'c\"d>", "<p a=b'c\"d>"},
    {"<p a=b=c>", "<p a=b=c>"},
    {"<p a=b<c>", "<p a=b<c>"},
    {"<p a=b`c>", "<p a=b`c>"},
    {"<p a=`b c`>", "<p a=`b c`=>"},
    {"<p a=/b>", "<p a=/b>"},
    {"<p a=b/>", "<p a=b/>"},
    {"<p a=/>", "<p a=/>"},
    {"<p a=\"b\"/>", "<p a=b>"},
    // After attribute value (quoted) state.
    {"<p a='b'c>", "<p a=b c=>"},
    {"<p a=\"b\"c=d>", "<p a=b c=d>"},
    {"<p a='b'/c>", "<p a=b c=>"},
    {"<p a='b''c'>", "<p a=b 'c'=>"},
    {"<p a=\"b\"\"c\">", "<p a=b \"c\"=>"},
    // Comments.
    {"a<!---->b", "\"ab\""},
    {"a<!-->b", "\"ab\""},
    {"a<!--->b", "\"ab\""},
    {"a<!-- <p> -->b", "\"ab\""},
    {"a<!-- -- -->b", "\"ab\""},
    {"a<!--x--!>b", "\"ab\""},
    {"a<!--x--!-->b", "\"ab\""},
    {"a<!--x--->b", "\"ab\""},
    {"a<!--x- ->y-->b", "\"ab\""},
    {"a<!--<!--x-->b-->c", "\"ab-->c\""},
    {"a<!-- > -->b", "\"ab\""},
    {"a<!--'-->b", "\"ab\""},
    {"a<!x>b", "\"ab\""},
    {"a<!>b", "\"ab\""},
    {"a<!->b", "\"ab\""},
    {"a<! -- <p> -->b", "\"a -->b\""},
    {"a<?x?>b", "\"ab\""},
    {"a<?xml a='>'?>b", "\"a'?>b\""},
    {"a<!DOCTYPE html>b", "\"ab\""},
    {"a<!doctype>b", "\"ab\""},
    {"a<!DOCTYPE x '>'>b", "\"a'>b\""},
    // CDATA outside of foreign content is a bogus comment.
    {"a<![CDATA[b]]>c", "\"ac\""},
    {"a<![CDATA[b>c]]>d", "\"ac]]>d\""},
    // RCDATA, RAWTEXT and script data states.
    {"<title>a<b></title>c", "<title>\"a<b>\"</title>\"c\""},
    {"<title>a</titlex></title>", "<title>\"a</titlex>\"</title>"},
    {"<title>a</TITLE\n>b", "<title>\"a\"</title>\"b\""},
    {"<title>a</title/>b", "<title>\"a\"</title>\"b\""},
    {"<textarea>a</ textarea></textarea>b", "<textarea>\"a</ textarea>\"</textarea>\"b\""},
    {"<style>a<!-- </style> -->b", "<style>\"a<!-- \"</style>\" -->b\""},
    {"<style>a</styl></style>", "<style>\"a</styl>\"</style>"},
    {"<script>a</script>b", "<script>\"a\"</script>\"b\""},
    {"<script>a<b</script>", "<script>\"a<b\"</script>"},
    {"<script>'</script>'", "<script>\"'\"</script>\"'\""},
    {"<script>a</script b='>'>c", "<script>\"a\"</script>\"c\""},
    {"<script><!-- a --></script>b", "<script>\"<!-- a -->\"</script>\"b\""},
    {"<xmp><p></xmp>", "<xmp>\"<p>\"</xmp>"},
    {"<iframe><p></iframe>", "<iframe>\"<p>\"</iframe>"},
    {"<noembed><p></noembed>", "<noembed>\"<p>\"</noembed>"},
    {"<noframes><p></noframes>", "<noframes>\"<p>\"</noframes>"},
};

}  // namespace

TEST_CASE("odd HTML comes apart as the standard has it", "[render]") {
  CHECK(std::size(kCases) >= 100);
  for (const Case& one : kCases) {
    INFO(one.html);
    CHECK(tokens_of(one.html) == one.tokens);
  }
}
