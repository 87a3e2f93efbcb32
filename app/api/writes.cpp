// SPDX-License-Identifier: Apache-2.0
#include "app/api/desk.h"

namespace hall::api {

void Desk::addWrites() {}

} // namespace hall::api
