// Any bytes at all, taken as mail: what comes of them is valid UTF-8, alike in one go and in steps,
// and holds no address of who wrote it.
#include <cstdint>
#include <string>

#include "formats/charset/charset.h"
#include "formats/mail/address.h"
#include "formats/mail/body.h"
#include "formats/mail/date.h"
#include "formats/mail/encoded_word.h"
#include "formats/mail/flowed.h"
#include "formats/mail/mask.h"
#include "formats/mail/message_id.h"
#include "formats/mail/parameter.h"
#include "formats/reading/encoding.h"
#include "harnesses.h"
#include "property.h"
#include "threadbare.h"

namespace threadbare::test {
namespace {

bool is_utf8(std::string_view text) {
  return valid_utf8_end(text, 0, text.size()) == text.size();
}

void check_charsets(std::string_view bytes) {
  for (const char* label : {"utf-8", "latin1", "iso-8859-6", "gb18030", "big5", "euc-jp",
                            "iso-2022-jp", "shift_jis", "euc-kr", "utf-16le", "utf-16be"}) {
    std::string out;
    append_decoded(*charset_named(label), bytes, out);
    PROPERTY(is_utf8(out) && out.size() <= 4 * bytes.size() + 4);
  }
}

void check_pieces(std::string_view bytes) {
  PROPERTY(is_utf8(mail::decode_words(bytes)));
  for (const mail::Mailbox& mailbox : mail::mailboxes_of(bytes)) PROPERTY(is_utf8(mailbox.shown()));
  for (const std::string& id : mail::message_ids(bytes)) PROPERTY(is_utf8(id) && !id.empty());
  PROPERTY(is_utf8(mail::ParameterisedField(bytes).text("filename")));
  PROPERTY(mail::unflowed(bytes, true).size() <= 2 * bytes.size());
  mail::parse_mail_date(bytes);
  charset_named(bytes);

  const mail::MailBody body = mail::read_body(bytes);
  PROPERTY(is_utf8(body.text) && is_utf8(body.unknown_charset));
  for (const std::string& name : body.attachments) PROPERTY(is_utf8(name));

  mail::AddressMask senders;
  senders.add_senders("ada@x.example");
  senders.add_senders_named_in(bytes);
  std::string text(bytes);
  senders.mask(text);
  PROPERTY(text.find("ada@x.example ") == std::string::npos);
  std::string again = text;
  PROPERTY(!senders.mask(again));
}

}  // namespace

void fuzz_mail(std::string_view input) {
  std::string bytes(input);
  check_charsets(bytes);
  check_pieces(bytes);

  ReadOptions mail;
  mail.format = "mbox";
  const Document document = Document::read(bytes, mail);
  TextHeap heap;
  heap.own(std::move(bytes));
  Reading steps(heap, mail);
  while (steps.step(input.size() % 61 + 1) == Reading::Progress::more) {
  }
  PROPERTY(steps.threads().size() == document.threads().size());
  for (size_t i = 0; i < steps.threads().size(); ++i) {
    const std::string json = to_json(document.threads()[i], {.keep_hidden = true});
    PROPERTY(is_utf8(json));
    PROPERTY(to_json(steps.threads()[i], {.keep_hidden = true}) == json);
  }
}

}  // namespace threadbare::test
