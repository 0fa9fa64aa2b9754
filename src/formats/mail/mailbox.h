// Where the messages of a mailbox begin and end.
#ifndef THREADBARE_FORMATS_MAIL_MAILBOX_H_
#define THREADBARE_FORMATS_MAIL_MAILBOX_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace threadbare::mail {

enum class MailKind {
  none,
  mailbox,  ///< messages with "From " lines before them
  message,  ///< one message without such a line: an .eml file, an article of Usenet
};

/// What an input is. A mailbox has a "From " line among its first 64 KB; a message begins with a
/// header that has From and one of Date, Message-ID, Subject and Received.
MailKind mail_kind(std::string_view input);

/// The first "From " line at or after `from` that begins a message; npos if there is none. It is at
/// the start or follows an empty line, and ends in a time and a year, as asctime writes them, or is
/// one word followed by a field: "From here on …" is a sentence
/// (https://www.rfc-editor.org/rfc/rfc4155, appendix A). Without an empty line before it, as where
/// mailboxes were put together, it must have the whole date and a field behind it. Looks no further
/// than `until`.
size_t find_from_line(std::string_view input, size_t from, size_t until);

/// A message with the ">" gone that mailboxes put before "From " lines in it: one of each ">From ",
/// ">>From " and so on.
std::string without_from_quoting(std::string_view message);

/// Whether without_from_quoting would change it.
bool has_from_quoting(std::string_view message);

}  // namespace threadbare::mail

#endif  // THREADBARE_FORMATS_MAIL_MAILBOX_H_
