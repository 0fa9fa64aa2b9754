// Fields that have parameters: Content-Type and Content-Disposition.
#ifndef THREADBARE_FORMATS_MAIL_PARAMETER_H_
#define THREADBARE_FORMATS_MAIL_PARAMETER_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace threadbare::mail {

/// `text/plain; charset=utf-8; format=flowed`.
class ParameterisedField {
 public:
  /// Never fails; complexity: linear.
  explicit ParameterisedField(std::string_view value);

  /// What stands before the first semicolon, letters made small: "text/plain".
  const std::string& token() const { return token_; }

  /// The value of a parameter as it stands, without quotes; empty if there is none. `name` has
  /// small letters.
  std::string parameter(std::string_view name) const;

  /// The value of a parameter that is text (a file's name), as valid UTF-8: RFC 2231's
  /// continuations
  /// (`name*0*=`), charsets and percent signs are undone, and encoded words (RFC 2047), which many
  /// mailers put there, too.
  std::string text(std::string_view name) const;

 private:
  std::string token_;
  std::vector<std::pair<std::string, std::string>> parameters_;
};

}  // namespace threadbare::mail

#endif  // THREADBARE_FORMATS_MAIL_PARAMETER_H_
