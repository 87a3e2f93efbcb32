// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/decide.h"

/// Shared by the sources of `decide` alone.
namespace hall::deciding {

/// Gathers the events of one command, numbering them as they will be journalled.
class Story
{
public:
    Story(const Hall& before, const Press& press, Time at)
        : hall(before)
        , now(at)
        , m_press(press)
    {
    }

    const Hall& hall;
    const Time now;

    [[nodiscard]] const StationName& station() const
    {
        return m_press.station;
    }

    [[nodiscard]] std::int64_t nextSeq() const
    {
        return hall.lastSeq + 1 + static_cast<std::int64_t>(m_events.size());
    }

    /// `day`: the business day the event belongs to; the open one unless told otherwise.
    void tell(EventBody body, std::optional<BusinessDay> day);

    void tell(EventBody body)
    {
        tell(std::move(body), hall.day);
    }

    [[nodiscard]] Events take()
    {
        return std::move(m_events);
    }

private:
    const Press& m_press;
    Events m_events;
};

using Verdict = Result<void, Rejection>;

[[nodiscard]] Verdict on(Story& story, const OpenCounter& command);
[[nodiscard]] Verdict on(Story& story, const PauseCounter& command);
[[nodiscard]] Verdict on(Story& story, const ResumeCounter& command);
[[nodiscard]] Verdict on(Story& story, const CloseCounter& command);
[[nodiscard]] Verdict on(Story& story, const CallNext& command);
[[nodiscard]] Verdict on(Story& story, const Recall& command);
[[nodiscard]] Verdict on(Story& story, const StartService& command);
[[nodiscard]] Verdict on(Story& story, const FinishService& command);
[[nodiscard]] Verdict on(Story& story, const MarkNoShow& command);
[[nodiscard]] Verdict on(Story& story, const Uncall& command);

[[nodiscard]] Verdict on(Story& story, const TakeTicket& command);
[[nodiscard]] Verdict on(Story& story, const CancelTicket& command);

[[nodiscard]] Verdict on(Story& story, const AdoptRules& command);
[[nodiscard]] Verdict on(Story& story, const OpenDay& command);
[[nodiscard]] Verdict on(Story& story, const CloseDay& command);

[[nodiscard]] Verdict on(Story& story, const ClaimStation& command);
[[nodiscard]] Verdict on(Story& story, const ReportPaper& command);
[[nodiscard]] Verdict on(Story& story, const ReportAnnouncement& command);
[[nodiscard]] Verdict on(Story& story, const ReportDevice& command);
[[nodiscard]] Verdict on(Story& story, const ReportClock& command);

} // namespace hall::deciding
