#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "formats/charset/charset.h"
#include "formats/format.h"
#include "formats/mail/address.h"
#include "formats/mail/body.h"
#include "formats/mail/conversation.h"
#include "formats/mail/date.h"
#include "formats/mail/encoded_word.h"
#include "formats/mail/header.h"
#include "formats/mail/mailbox.h"
#include "formats/mail/mask.h"
#include "formats/mail/message_id.h"
#include "formats/mail/subject.h"
#include "formats/text/head.h"
#include "thread/limits.h"

namespace threadbare {

namespace mail {
namespace {

/// Where a message lies in its part, without its "From " line.
struct Extent {
  size_t begin;
  size_t end;
};

/// A message that was read, and waits for what only the whole document can say.
struct Letter {
  uint32_t ordinal;
  Draft draft;
  Piece subject;
  uint32_t id = Links::kNoId;
  size_t first_ancestor = 0;  // in Reader::ancestors_
  size_t ancestors = 0;
  size_t senders_known = 0;  // when it was masked
};

/// Mailboxes (RFC 4155), and files of one message. A part is gone through three times: for where
/// its messages are, for who wrote them, and for what they say, from which those addresses are kept
/// out.
class Reader : public FormatReader {
 public:
  Reader(ThreadList& threads, Problems& problems)
      : threads_(&threads), heap_(&threads.heap()), problems_(&problems) {}

  void begin(const Sample& sample) override;
  Progress step(size_t budget) override;
  size_t position() const override { return split_ / 3 + named_ / 3 + read_ / 3; }
  bool finish(Pace& pace) override;

 private:
  void split(size_t until);
  void skip_junk(size_t end);
  void read_message(Extent extent);
  void read_author(const Header& header, const Charset* charset, Draft& draft);
  void read_place(const Header& header, Letter& letter);
  void take_text(MailBody body, std::string_view raw, Letter& letter);
  void warn_of(const MailBody& body, uint64_t byte);
  void mask_again(Letter& letter);
  void hang(size_t number);
  Piece masked(std::string text);

  ThreadBuilder& thread() { return threads_->thread(); }
  uint64_t byte_of(size_t at) const {
    return static_cast<uint64_t>(part_.data() - heap_->input().data()) + at;
  }

  ThreadList* threads_;
  TextHeap* heap_;
  Problems* problems_;
  std::string_view part_;
  MailKind kind_ = MailKind::none;
  std::vector<Extent> extents_;
  // How far each pass has come in the part, and the messages that the last two stand at.
  size_t split_ = 0;
  size_t named_ = 0;
  size_t read_ = 0;
  size_t next_named_ = 0;
  size_t next_read_ = 0;
  // Of all parts:
  AddressMask senders_;
  IdList ids_;
  std::vector<Letter> letters_;
  std::vector<uint32_t> ancestors_;
  // At the end, by letter and by id:
  std::vector<Links> links_;
  std::vector<uint32_t> first_;
  std::vector<Piece> shown_ids_;
  std::vector<Piece> chain_;
  size_t hung_ = 0;
};

void Reader::begin(const Sample& sample) {
  part_ = sample.input;
  thread().split_at_roots(ThreadBuilder::AbsentRoot::placeholder);
  extents_.clear();
  split_ = named_ = read_ = next_named_ = next_read_ = 0;
  kind_ = mail_kind(part_);
  const std::string_view mark = "\xEF\xBB\xBF";
  if (kind_ == MailKind::mailbox) return;
  // One message, whatever it looks like: --from said so.
  size_t start = part_.starts_with(mark) ? mark.size() : 0;
  start = std::min(part_.find_first_not_of("\r\n", start), part_.size());
  extents_.push_back({start, part_.size()});
  split_ = part_.size();
}

FormatReader::Progress Reader::step(size_t budget) {
  if (split_ < part_.size()) {
    split(split_ + std::min(budget, part_.size() - split_));
    return Progress::more;
  }
  const auto is_done = [budget](size_t from, size_t at) { return at - from >= budget; };
  if (next_named_ < extents_.size()) {
    for (const size_t from = named_; next_named_ < extents_.size() && !is_done(from, named_);) {
      const Extent extent = extents_[next_named_++];
      senders_.add_senders_named_in(part_.substr(extent.begin, extent.end - extent.begin));
      named_ = extent.end;
    }
    return Progress::more;
  }
  for (const size_t from = read_; next_read_ < extents_.size() && !is_done(from, read_);) {
    const Extent extent = extents_[next_read_++];
    read_message(extent);
    read_ = extent.end;
  }
  return next_read_ < extents_.size() ? Progress::more : Progress::done;
}

// Finds messages up to `until`.
void Reader::split(size_t until) {
  // A "From " line may begin before `until` and end behind it.
  constexpr size_t kMark = 5;
  for (;;) {
    const size_t at = find_from_line(part_, split_, std::min(until + kMark, part_.size()));
    if (at == std::string_view::npos) break;
    if (extents_.empty()) {
      skip_junk(at);
    } else {
      extents_.back().end = at;
    }
    std::string_view rest = part_.substr(at);
    take_line(rest);
    split_ = part_.size() - rest.size();
    extents_.push_back({split_, part_.size()});
  }
  split_ = std::max(split_, until);
}

void Reader::skip_junk(size_t end) {
  if (trimmed(part_.substr(0, end)).empty()) return;
  problems_->warn(ProblemCode::bad_comment, "the text before the first message was skipped",
                  byte_of(0));
}

void Reader::read_message(Extent extent) {
  std::string_view message = part_.substr(extent.begin, extent.end - extent.begin);
  std::string unquoted;
  if (kind_ == MailKind::mailbox && has_from_quoting(message)) {
    unquoted = without_from_quoting(message);
    message = unquoted;
  }
  const uint64_t byte = byte_of(extent.begin);
  if (trimmed(message).empty()) {
    problems_->warn(ProblemCode::bad_comment, "this message is empty; it was skipped", byte);
    return;
  }
  const Header header(message);
  Letter letter;
  letter.ordinal = thread().reserve();
  letter.draft.byte = byte;
  letter.draft.time = parse_mail_date(header.value("Date"));
  MailBody body = read_body(message);
  const Charset* charset = charset_named(body.charset);
  letter.subject = masked(decode_words(header.value("Subject"), charset));
  read_author(header, charset, letter.draft);
  read_place(header, letter);
  take_text(std::move(body), header.body(), letter);
  letter.senders_known = senders_.size();
  letters_.push_back(letter);
}

void Reader::read_author(const Header& header, const Charset* charset, Draft& draft) {
  for (const char* field : {"From", "Sender"}) {
    for (const Mailbox& mailbox : mailboxes_of(header.value(field), charset)) {
      const std::string name = mailbox.shown();
      if (name.empty()) continue;
      draft.author = thread().author_by_key(mailbox.address, name);
      return;
    }
  }
}

// Where the message hangs, and where it can be seen.
void Reader::read_place(const Header& header, Letter& letter) {
  const std::vector<std::string> own = message_ids(header.value("Message-ID"));
  // An address is no id, whoever wrote it there.
  if (!own.empty() && !senders_.contains(own[0])) letter.id = ids_.number_of(own[0]);
  std::vector<std::string> named = message_ids(header.value("References"));
  if (named.empty()) {
    named = message_ids(header.value("In-Reply-To"));
    named.resize(std::min<size_t>(named.size(), 1));
  }
  // Before ids that come twice are looked for among all others.
  if (named.size() > kMaxReferences) {
    named.erase(named.begin() + 1, named.end() - (kMaxReferences - 1));
  }
  std::vector<uint32_t> numbers;
  for (const std::string& id : named) {
    if (senders_.contains(id)) continue;
    const uint32_t number = ids_.number_of(id);
    if (number == letter.id) continue;
    // Of an id that comes twice the last place counts: the parent is the last.
    numbers.erase(std::remove(numbers.begin(), numbers.end(), number), numbers.end());
    numbers.push_back(number);
  }
  letter.first_ancestor = ancestors_.size();
  letter.ancestors = numbers.size();
  ancestors_.insert(ancestors_.end(), numbers.begin(), numbers.end());

  // RFC 5064. A URL that names a sender would be of no use without the name.
  const std::vector<std::string> archived = message_ids(header.value("Archived-At"));
  if (!archived.empty() && archived[0].starts_with("http")) {
    std::string url = archived[0];
    if (!senders_.mask(url)) letter.draft.url = heap_->add(url);
  }
}

// `raw` is the body as it stands in the message.
void Reader::take_text(MailBody body, std::string_view raw, Letter& letter) {
  warn_of(body, letter.draft.byte);
  letter.draft.markup = body.markup;
  for (std::string& name : body.attachments) {
    thread().attach(Media{letter.ordinal, {}, masked(std::move(name)), heap_->add("file")});
  }
  senders_.add_senders_named_in(body.text);
  senders_.mask(body.text);

  // OPTIMIZATION: most text stands in the file just so, and need not be copied.
  const std::string_view input = heap_->input();
  const bool in_input = raw.data() >= input.data() && raw.data() < input.data() + input.size();
  const size_t at = in_input ? raw.find(body.text.substr(0, body.text.find('\n'))) : raw.npos;
  if (at != raw.npos && raw.substr(at).starts_with(body.text)) {
    letter.draft.body = heap_->piece_of_input(raw.substr(at, body.text.size()));
  } else {
    letter.draft.body = heap_->add(body.text);
  }
}

void Reader::warn_of(const MailBody& body, uint64_t byte) {
  if (!body.unknown_charset.empty()) {
    problems_->warn(ProblemCode::bad_text,
                    "the charset “" + body.unknown_charset.substr(0, 64) +
                        "” of this message is unknown; its text is a guess",
                    byte);
  }
  if (body.bad_characters) {
    problems_->warn(ProblemCode::bad_text,
                    "bytes in this message that are nothing in its charset were replaced by U+FFFD",
                    byte);
  }
  if (body.bad_base64) {
    problems_->warn(
        ProblemCode::bad_text,
        "some of this message is not the base64 that it says it is; it was kept as it is", byte);
  }
}

Piece Reader::masked(std::string text) {
  senders_.mask(text);
  return heap_->add(trimmed(text));
}

// Later parts may have said who wrote the addresses in earlier ones.
void Reader::mask_again(Letter& letter) {
  for (Piece* piece : {&letter.draft.body, &letter.draft.url, &letter.subject}) {
    std::string text(heap_->view(*piece));
    if (senders_.mask(text)) *piece = heap_->add(text);
  }
}

void Reader::hang(size_t number) {
  Letter& letter = letters_[number];
  const Letter& beginning = letters_[first_[number]];
  const std::string_view subject = heap_->view(letter.subject);
  const bool begins = first_[number] == number;
  const bool answers = letter.ancestors > 0;

  Details details;
  if (begins && answers) {
    // The thread's name, where the message that had it is absent.
    const std::string_view name = without_reply_prefix(subject);
    const auto skipped = static_cast<uint32_t>(name.data() - subject.data());
    details.subject = {letter.subject.offset + skipped, static_cast<uint32_t>(name.size())};
  } else if (begins || !same_subject(subject, heap_->view(beginning.subject))) {
    details.subject = letter.subject;
  }
  if (letter.id != Links::kNoId) letter.draft.id = shown_ids_[letter.id];
  chain_.clear();
  for (const uint32_t id : links_[number].ancestors) chain_.push_back(shown_ids_[id]);
  const Parentage parentage =
      answers ? Parentage::chain(thread().chain(chain_)) : Parentage::root();
  thread().set(letter.ordinal, letter.draft, parentage,
               details.subject.empty() ? nullptr : &details);
}

// First all letters are linked, then hung, as far as there is time for them.
bool Reader::finish(Pace& pace) {
  for (; links_.size() < letters_.size();) {
    Letter& letter = letters_[links_.size()];
    if (pace.grant(1, Pace::kLook) == 0) return false;
    if (letter.senders_known < senders_.size()) {
      mask_again(letter);
      pace.spend(letter.draft.body.size);
    }
    links_.push_back(
        {letter.id, std::span(ancestors_).subspan(letter.first_ancestor, letter.ancestors)});
  }
  if (first_.empty()) first_ = first_messages(links_, ids_.size());
  while (shown_ids_.size() < ids_.size()) {
    if (pace.grant(1, 2 * Pace::kLookUp) == 0) return false;
    const auto number = static_cast<uint32_t>(shown_ids_.size());
    shown_ids_.push_back(ids_.piece(number, *heap_, senders_));
  }
  for (; hung_ < letters_.size(); ++hung_) {
    if (pace.grant(1, Pace::kLookUp) == 0) return false;
    hang(hung_);
  }
  return true;
}

std::string_view recognises(const Sample& sample) {
  // Threads that quote a mail, in our own text, are not mail.
  std::string_view text = sample.input;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (text::begins_thread_text(text)) return {};
  switch (mail_kind(sample.input)) {
    case MailKind::mailbox:
      return "a “From ” line";
    case MailKind::message:
      return "the header of a message";
    case MailKind::none:
      break;
  }
  return {};
}

std::unique_ptr<FormatReader> open(const Format&, ThreadList& threads, Problems& problems) {
  return std::make_unique<Reader>(threads, problems);
}

}  // namespace
}  // namespace mail

extern const Format kMbox = {.name = "mbox",
                             .summary = "mailboxes (mbox) and single messages (.eml)",
                             .recognises = mail::recognises,
                             .open = mail::open,
                             .raw_bytes = true};

}  // namespace threadbare
