// JSON that came with a thread and goes out with it: checked, since a reader skips what it does not
// ask for, and a page would be lost over it.
#ifndef THREADBARE_RENDER_JSON_SLICE_H_
#define THREADBARE_RENDER_JSON_SLICE_H_

#include <string>
#include <string_view>

namespace threadbare {

/// Appends `json` to `out` without its white space. Returns false if it is no JSON text, or nested
/// more than 64 levels deep; `out` is then as it was. Strings must be valid UTF-8 already. Linear;
/// nothing recurses.
bool append_json(std::string& out, std::string_view json);

}  // namespace threadbare

#endif  // THREADBARE_RENDER_JSON_SLICE_H_
