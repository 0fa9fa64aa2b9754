// One comment as it is shown: the only type that arranging and rendering share.
#ifndef THREADBARE_ARRANGE_ROW_H_
#define THREADBARE_ARRANGE_ROW_H_

#include <cstdint>

#include "arrange/fold_policy.h"

namespace threadbare {

struct Row {
  uint32_t comment = 0;  ///< position in the Thread
  uint32_t depth = 0;    ///< levels below a root
  uint32_t indent = 0;   ///< levels below the first comment of the branch that is shown
  uint32_t replies = 0;  ///< comments below it, at any depth
  bool folded = false;   ///< what is below it is not shown, nor its body
  bool hidden = false;   ///< below a folded comment or outside the branch, so not shown itself
  FoldReason reason = FoldReason::none;  ///< why it is folded, if nobody has done it by hand
};

}  // namespace threadbare

#endif  // THREADBARE_ARRANGE_ROW_H_
