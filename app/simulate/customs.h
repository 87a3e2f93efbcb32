// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace hall::simulate {

/// What people do beside waiting and being served, how often.
struct Customs
{
    double fetches = 0.0;        ///< of the citizens: must fetch something while being served
    double sentOn = 0.0;         ///< of the citizens: are sent on to another service or counter
    double scansAgain = 0.0;     ///< of those who missed their call and come back: scan the ticket
    double visits = 0.0;         ///< of the citizens: come for several services at once
    double books = 0.0;          ///< of the citizens of services with appointments: have one
    double stayAway = 0.0;       ///< of those who have one
    double slips = 0.0;          ///< of what clerks do to a ticket: is taken back at once
    double looksAfter = 0.0;     ///< of the moments with nobody waiting: calls one who missed it
    double bindingsPerDay = 0.0; ///< counters that are given more groups for half an hour
    double plansPerDay = 0.0;    ///< changes of who serves what

    /// All of it, more of it than a hall sees.
    [[nodiscard]] static Customs many();
};

} // namespace hall::simulate
