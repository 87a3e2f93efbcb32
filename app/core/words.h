// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/enum_text.h"
#include "app/core/rules.h"
#include "app/core/ticket.h"

namespace hall {

inline constexpr EnumText<TicketState, 8> ticketStates{{{{TicketState::Waiting, "waiting"},
                                                         {TicketState::Called, "called"},
                                                         {TicketState::Serving, "serving"},
                                                         {TicketState::Held, "held"},
                                                         {TicketState::NoShow, "noShow"},
                                                         {TicketState::Finished, "finished"},
                                                         {TicketState::Cancelled, "cancelled"},
                                                         {TicketState::Expired, "expired"}}}};

inline constexpr EnumText<Paper, 5> papers{{{{Paper::None, "none"},
                                             {Paper::Started, "started"},
                                             {Paper::Printed, "printed"},
                                             {Paper::Doubtful, "doubtful"},
                                             {Paper::Refused, "refused"}}}};

inline constexpr EnumText<Announcement, 4> announcements{{{{Announcement::Spoken, "spoken"},
                                                           {Announcement::Late, "late"},
                                                           {Announcement::MovedOn, "movedOn"},
                                                           {Announcement::NoSound, "noSound"}}}};

inline constexpr EnumText<CounterKind, 5> counterKinds{
    {{{CounterKind::Desk, "desk"},
      {CounterKind::Remote, "remote"},
      {CounterKind::Collection, "collection"},
      {CounterKind::Help, "help"},
      {CounterKind::SelfService, "self_service"}}}};

inline constexpr EnumText<NextOnCalled, 3> nextOnCalledWords{{{{NextOnCalled::Served, "served"},
                                                               {NextOnCalled::NoShow, "no_show"},
                                                               {NextOnCalled::Ask, "ask"}}}};

} // namespace hall
