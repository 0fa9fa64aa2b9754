// Threadbare's own JSON, as README describes it: flat or nested.
#ifndef THREADBARE_FORMATS_NATIVE_H_
#define THREADBARE_FORMATS_NATIVE_H_

#include "formats/format.h"
#include "formats/json/grammar.h"

namespace threadbare {

extern const Format kNative;
extern const JsonFormat kNativeJson;

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_NATIVE_H_
