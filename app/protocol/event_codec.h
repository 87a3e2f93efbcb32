// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/events.h"
#include "app/core/result.h"

#include <string>
#include <string_view>

/// Events to the journal's `kind`, `v`, `subject` and `body`, and back. The bodies are promises: a
/// golden row of each kind is kept (tests/golden/rows), old versions are lifted here.
namespace hall::protocol {

[[nodiscard]] std::string_view kindOf(const EventBody& body);
[[nodiscard]] int versionOf(const EventBody& body);
/// Whether a node that doesn't know this kind may pass it by.
[[nodiscard]] bool isNote(const EventBody& body);
/// What the event is about: a ticket's id, `counter:3`, `day`, `rules`, `station:kiosk-1`.
[[nodiscard]] std::string subjectOf(const EventBody& body);

/// The body as it is journalled. `asked` is the digest of the command's content, on its first
/// event.
[[nodiscard]] std::string encodeBody(const Event& event);

struct BodyError
{
    /// True: a kind or version of a newer program that changes the hall, so this one must not
    /// start.
    bool newer = false;
    std::string detail;
};

struct DecodedBody
{
    EventBody body;
    std::string asked;
};

/// `note` is the mark that stands in the body of every note, so that unknown ones can pass.
[[nodiscard]] Result<DecodedBody, BodyError>
decodeBody(std::string_view kind, int v, std::string_view body);

} // namespace hall::protocol
