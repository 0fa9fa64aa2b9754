// The addresses of people who write, kept out of what they write.
#ifndef THREADBARE_FORMATS_MAIL_MASK_H_
#define THREADBARE_FORMATS_MAIL_MASK_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>

namespace threadbare::mail {

/// Knows whose addresses are not to be shown, and masks them: "ada@example.org" becomes "ada@…".
class AddressMask {
 public:
  /// Adds the addresses of a From, Sender or Reply-To field.
  void add_senders(std::string_view field_value);

  /// Adds the addresses of those whom `text` names as writers, quoted or not: in lines that are
  /// such a field, as forwarded messages and patches have them, and in what leads a quote in ("Ada
  /// <ada@example.org> wrote:", and then lines with one ">" more, or a blockquote). Complexity:
  /// linear.
  void add_senders_named_in(std::string_view text);

  bool contains(std::string_view address) const;
  size_t size() const { return addresses_.size(); }

  /// Masks the known addresses in `text`, in any letter case, also where "@" is written "%40",
  /// "&#64;" or " at ". Other addresses stay: those of lists and of examples. Returns whether it
  /// changed anything. Complexity: linear.
  bool mask(std::string& text) const;

 private:
  void add(std::string_view local, std::string_view domain);
  void add_addresses_in(std::string_view text);
  size_t known_begin(std::string_view text, size_t from, size_t at, std::string_view domain) const;

  std::unordered_set<std::string> addresses_;
  std::unordered_set<std::string> domains_;  // of these
};

}  // namespace threadbare::mail

#endif  // THREADBARE_FORMATS_MAIL_MASK_H_
