// SPDX-License-Identifier: Apache-2.0
#include "app/journal/snapshot_file.h"
#include "app/protocol/event_codec.h"
#include "app/protocol/hall_codec.h"
#include "app/settings/settings.h"
#include "tests/fuzz/targets.h"

namespace hall::fuzz {

/// `KIND VERSION BODY`: a body that is read and written reads the same.
void journalBody(std::string_view bytes)
{
    const std::size_t space = bytes.find(' ');
    const std::size_t second = space == std::string_view::npos ? space : bytes.find(' ', space + 1);
    if (second == std::string_view::npos) {
        return;
    }
    const std::string_view kind = bytes.substr(0, space);
    const int version = second > space + 1 ? bytes[space + 1] - '0' : 1;
    const auto body = protocol::decodeBody(kind, version, bytes.substr(second + 1));
    if (!body || std::holds_alternative<UnknownNote>(body->body)) {
        return; // nobody writes what isn't known
    }
    Event event;
    event.body = body->body;
    const std::string written = protocol::encodeBody(event);
    const auto again = protocol::decodeBody(
        protocol::kindOf(event.body), protocol::versionOf(event.body), written);
    require(again.has_value(), "what was written isn't read");
    event.body = again->body;
    require(protocol::encodeBody(event) == written, "written again it is another event");
}

/// A snapshot's file and its hall: read, written and read it is the same.
void hallState(std::string_view bytes)
{
    if (const auto file = journal::decodeSnapshot(bytes)) {
        const auto again = journal::decodeSnapshot(journal::encodeSnapshot(*file));
        require(again && journal::encodeSnapshot(*again) == journal::encodeSnapshot(*file),
                "written again it is another file");
    }
    const auto hall = protocol::decodeHall(bytes);
    if (!hall) {
        require(!hall.error().empty(), "refused without a word");
        return;
    }
    const std::string written = protocol::encodeHall(*hall);
    const auto again = protocol::decodeHall(written);
    require(again && protocol::encodeHall(*again) == written, "written again it is another hall");
}

/// A hall.toml is taken, or every mistake has its words.
void hallToml(std::string_view bytes)
{
    const auto settings = loadText(bytes, "hall.toml");
    if (settings) {
        return;
    }
    require(!settings.error().empty(), "refused without a word");
    for (const SettingsError& error : settings.error()) {
        require(!error.what.empty() && !toText(error).empty(), "a mistake without words");
    }
}

} // namespace hall::fuzz
