// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/hub/downlink_store.h"

#include <functional>

/// What every store of the downlink has to do, whatever database it is in.
namespace hall::hub::cases {

using OpenDownlink = std::function<Result<std::unique_ptr<DownlinkStore>, StoreError>()>;

void countsCatalogues(const OpenDownlink& open);
void keepsTheNewestOfEachDay(const OpenDownlink& open);
void tellsWhatChanged(const OpenDownlink& open);
void forgetsDaysGone(const OpenDownlink& open);
void keepsReceipts(const OpenDownlink& open);
/// Two on one database, each from a thread of its own.
void countsForTwo(const OpenDownlink& open);
void losesNoChangeOfTwo(const OpenDownlink& open);

} // namespace hall::hub::cases
