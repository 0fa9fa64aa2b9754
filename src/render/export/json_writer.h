// Writes JSON (RFC 8259), one value after the other, straight into a text.
#ifndef THREADBARE_RENDER_JSON_WRITER_H_
#define THREADBARE_RENDER_JSON_WRITER_H_

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace threadbare {

/// Appends to a text that it borrows. Commas and colons it puts itself; that objects and arrays are
/// closed as they were opened, and that in objects each value has its key, is up to the caller.
/// There is no white space in what it writes. Every call is linear in what it appends.
class JsonWriter {
 public:
  /// REQUIRES: `out` outlives this.
  explicit JsonWriter(std::string& out) : out_(&out) {}

  void open_object() { open('{'); }
  void close_object() { close('}'); }
  void open_array() { open('['); }
  void close_array() { close(']'); }

  /// The key of the next value; `name` needs no escapes.
  void key(std::string_view name);

  /// A string: U+FFFD for what is no UTF-8.
  void text(std::string_view text);
  void number(std::integral auto number) { integer(static_cast<int64_t>(number)); }
  void boolean(bool value) { word(value ? "true" : "false"); }
  void null() { word("null"); }

  /// A value that is JSON already, as it is; json_slice.h checks one that came from outside.
  void json(std::string_view json) { word(json); }

 private:
  void open(char bracket);
  void close(char bracket);
  void separate();
  void word(std::string_view word);
  void integer(int64_t number);

  std::string* out_;
  bool first_ = true;  // nothing stands before in the object or array, or a key does
};

}  // namespace threadbare

#endif  // THREADBARE_RENDER_JSON_WRITER_H_
