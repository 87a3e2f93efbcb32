// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/station/pad_lines.h"

namespace hall::station {

/// Pressed → called. A clerk's pad asks of the node what his panel would, with the ticket that the
/// counter has as the one he saw: a press that comes too late for it calls nobody.
///
/// While the answer to a press is missing, or the counter isn't yet seen as it made it, further
/// presses are dropped; without a link or a counter all are, and nothing is kept to be sent later.
class CounterPads : public QObject
{
    Q_OBJECT

public:
    /// So long after a number was called the same key calls no other: it was pressed twice.
    static constexpr port::milliseconds nextAgainAfter{2000};
    /// The view of the counter comes with the answer, or soon; `seen` holds without it as well.
    static constexpr port::milliseconds viewComesWithin{500};

    CounterPads(client::HallClient& client,
                PadLines& lines,
                const std::vector<PadSettings>& pads,
                port::Timers& timers,
                QObject* parent = nullptr);
    ~CounterPads() override;

private:
    struct Desk;
    struct Asked;

    void press(int counter, const std::string& does);
    [[nodiscard]] std::optional<Asked> askedBy(const Desk& desk, const std::string& does) const;
    void send(Desk& desk, const Asked& asked);
    void answered(Desk& desk,
                  bool called,
                  const Result<protocol::TicketReply, protocol::Refusal>& reply);
    void takeView(const protocol::AnyView& view);

    client::HallClient& m_client;
    port::Timers& m_timers;
    std::vector<std::unique_ptr<Desk>> m_desks;
};

} // namespace hall::station
