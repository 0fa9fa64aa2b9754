// Words for values that exports in JSON and in text both name, and read again.
#ifndef THREADBARE_RENDER_EXPORT_FIELD_NAMES_H_
#define THREADBARE_RENDER_EXPORT_FIELD_NAMES_H_

#include <string_view>

#include "thread/thread.h"

namespace threadbare {

/// The name of a state, as README's table of Threadbare's own JSON has it. Static.
constexpr std::string_view name_of(State state) {
  switch (state) {
    case State::normal:
      return "normal";
    case State::deleted:
      return "deleted";
    case State::removed:
      return "removed";
    case State::missing:
      return "missing";
    case State::hidden:
      return "hidden";
  }
  return "normal";
}

/// The same of a markup.
constexpr std::string_view name_of(Markup markup) {
  switch (markup) {
    case Markup::text:
      return "text";
    case Markup::markdown:
      return "markdown";
    case Markup::html:
      return "html";
  }
  return "text";
}

}  // namespace threadbare

#endif  // THREADBARE_RENDER_EXPORT_FIELD_NAMES_H_
