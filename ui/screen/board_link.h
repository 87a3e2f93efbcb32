// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace hall::client {
class HallClient;
}

namespace hall::screen {

class HallBoard;

/// Lets a board show what the hall says: the calls of `zone`, or of the whole hall if it is empty.
void linkBoard(client::HallClient& client, HallBoard& board, const QString& zone);

} // namespace hall::screen
