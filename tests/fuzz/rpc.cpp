// SPDX-License-Identifier: Apache-2.0
#include "app/protocol/replies.h"
#include "app/protocol/requests.h"
#include "app/protocol/views_codec.h"
#include "tests/fuzz/targets.h"

namespace hall::fuzz {

namespace {

template <class View>
void sameAgain(std::string_view bytes)
{
    if (const auto view = protocol::decode<View>(bytes)) {
        const auto again = protocol::decode<View>(protocol::encode(*view));
        require(again && *again == *view, "written again it is another view");
    }
}

} // namespace

/// What a node gets: a request or an error with words and a code.
void rpcRequest(std::string_view bytes)
{
    const auto request = protocol::parseRequest(bytes);
    if (!request) {
        require(!request.error().message.empty(), "refused without a word");
    }
}

/// What a client gets; a view that is read and written is the same view.
void rpcMessage(std::string_view bytes)
{
    const auto message = protocol::parseMessage(bytes);
    if (!message) {
        require(!message.error().empty(), "refused without a word");
    }
    sameAgain<protocol::KioskView>(bytes);
    sameAgain<protocol::BoardView>(bytes);
    sameAgain<protocol::CounterView>(bytes);
    sameAgain<protocol::StationView>(bytes);
    sameAgain<protocol::ReadingView>(bytes);
    sameAgain<protocol::HallView>(bytes);
}

} // namespace hall::fuzz
