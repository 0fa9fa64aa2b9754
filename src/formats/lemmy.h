// What the APIs of Lemmy (version 3 and 4) and PieFed answer when asked for comments.
#ifndef THREADBARE_FORMATS_LEMMY_H_
#define THREADBARE_FORMATS_LEMMY_H_

#include "formats/format.h"
#include "formats/json/grammar.h"

namespace threadbare {

extern const Format kLemmy;
extern const JsonFormat kLemmyJson;

}  // namespace threadbare

#endif  // THREADBARE_FORMATS_LEMMY_H_
